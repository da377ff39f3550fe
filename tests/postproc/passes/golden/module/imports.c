static struct ck_object **__pyx_vp_12first_helper_held = 0;
int __pyx_f_12first_helper_first_helper_value(void);
static struct ck_object **__pyx_vp_13second_helper_held = 0;
int __pyx_f_13second_helper_second_helper_value(void);
static int __pyx_f_7imports__ck_module_body(void);
static int __pyx_f_7imports__ck_module_body(void)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_t_2;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_f_12first_helper_first_helper_value();
  if (unlikely(__pyx_t_1 == ((int) (-1))))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = __pyx_f_13second_helper_second_helper_value();
  if (unlikely(__pyx_t_2 == ((int) (-1))))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  pr_info("%d %d\n", __pyx_t_1, __pyx_t_2);
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("imports.pyx", "<module>", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

int first_helper_body(void);
void first_helper_cleanup(void);
int second_helper_body(void);
void second_helper_cleanup(void);
static int imports_init(void)
{
  int err;
  err = ck_runtime_init();
  if (err)
    return err;
  if (first_helper_body() < 0)
  {
    err = ck_err_to_errno("module init");
    goto out;
  }
  if (second_helper_body() < 0)
  {
    err = ck_err_to_errno("module init");
    goto out;
  }
  if (__pyx_f_7imports__ck_module_body() < 0)
  {
    err = ck_err_to_errno("module init");
    goto out;
  }
  return 0;
  out:
  second_helper_cleanup();

  first_helper_cleanup();
  ck_runtime_exit();
  return err;
}

static void imports_exit(void)
{
  second_helper_cleanup();
  first_helper_cleanup();
  ck_runtime_exit();
}
module_init(imports_init);
module_exit(imports_exit);

MODULE_DESCRIPTION("imports");
MODULE_LICENSE("GPL");
