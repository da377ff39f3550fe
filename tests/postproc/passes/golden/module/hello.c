static int __pyx_f_5hello__ck_module_body(void);
static int __pyx_f_5hello__ck_module_body(void)
{
  int __pyx_r;
  pr_info("hello\n");
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static void hello_exit(void)
{
}
module_init(hello_init);
module_exit(hello_exit);

MODULE_DESCRIPTION("hello");
MODULE_LICENSE("GPL");
