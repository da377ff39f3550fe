static int __pyx_f_5owner_opened(struct inode *, struct file *);
static int __pyx_f_5owner__ck_module_body(void);
static const struct file_operations __pyx_v_5owner_table;
static int __pyx_f_5owner_opened(struct inode *__pyx_v_node, struct file *__pyx_v_filp)
{
  int __pyx_r;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_5owner__ck_module_body(void)
{
  int __pyx_r;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static const struct file_operations __pyx_v_5owner_table = {.owner = THIS_MODULE, .open = __pyx_f_5owner_opened};
