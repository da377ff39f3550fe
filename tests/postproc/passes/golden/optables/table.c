static int __pyx_f_5table_opened(struct inode *, struct file *);
static ssize_t __pyx_f_5table_nothing(struct file *, char *, size_t, loff_t *);
static int __pyx_f_5table__ck_module_body(void);
static int __ck_entry___pyx_f_5table_opened(struct inode *__pyx_v_node, struct file *__pyx_v_filp);
static const struct proc_ops __pyx_v_5table_ops;
static int __pyx_f_5table_opened(struct inode *__pyx_v_node, struct file *__pyx_v_filp)
{
  int __pyx_r;
  int __pyx_lineno = 0;
  ck_raise_type(&ck_PermissionError, NULL);
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  __pyx_L1_error:
  ;

  ck_traceback("table.pyx", "opened", __pyx_lineno);
  __pyx_r = -1;
  return __pyx_r;
}

static ssize_t __pyx_f_5table_nothing(struct file *__pyx_v_filp, char *__pyx_v_buf, size_t __pyx_v_n, loff_t *__pyx_v_pos)
{
  ssize_t __pyx_r;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_5table__ck_module_body(void)
{
  int __pyx_r;
  (void) proc_create("x", 0444, NULL, &__pyx_v_5table_ops);
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __ck_entry___pyx_f_5table_opened(struct inode *__pyx_v_node, struct file *__pyx_v_filp)
{
  int result = __pyx_f_5table_opened(__pyx_v_node, __pyx_v_filp);
  if (unlikely((result == -1) && ck_err_occurred()))
    return ck_err_to_errno("opened");
  return result;
}

static const struct proc_ops __pyx_v_5table_ops = {.proc_open = __ck_entry___pyx_f_5table_opened, .proc_read = __pyx_f_5table_nothing};
