static struct file_operations __pyx_v_8changing_table;
static int __pyx_f_8changing_opened(struct inode *, struct file *);
static int __pyx_f_8changing_change(void);
static int __pyx_f_8changing__ck_module_body(void);
static int __pyx_f_8changing_opened(struct inode *__pyx_v_node, struct file *__pyx_v_filp)
{
  int __pyx_r;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_8changing_change(void)
{
  int __pyx_r;
  __pyx_v_8changing_table.open = NULL;
  __pyx_r = 0;
  return __pyx_r;
}

static int __pyx_f_8changing__ck_module_body(void)
{
  int __pyx_r;
  __pyx_v_8changing_table.open = __pyx_f_8changing_opened;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}
