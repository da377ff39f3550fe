static int __pyx_v_10parameters_number = -1;
static unsigned int __pyx_v_10parameters_natural = 2;
static long __pyx_v_10parameters_big = 3;
static unsigned long __pyx_v_10parameters_address = 4096;
static short __pyx_v_10parameters_small = 4;
static unsigned short __pyx_v_10parameters_port = 80;
static long long __pyx_v_10parameters_wide = 5;
static unsigned long long __pyx_v_10parameters_widest = 6;
static bool __pyx_v_10parameters_verbose = true;
static struct ck_object *__pyx_v_10parameters_name = CK_NONE;
static int __pyx_f_10parameters__ck_module_body(void);
static int __pyx_f_10parameters__ck_module_body(void)
{
  int __pyx_r;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  struct ck_object *__pyx_t_3 = NULL;
  struct ck_object *__pyx_t_4 = NULL;
  struct ck_object *__pyx_t_5 = NULL;
  struct ck_object *__pyx_t_6 = NULL;
  struct ck_object *__pyx_t_7 = NULL;
  struct ck_object *__pyx_t_8 = NULL;
  struct ck_object *__pyx_t_9 = NULL;
  struct ck_object *__pyx_t_10 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_int_from_s64(__pyx_v_10parameters_number, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = ck_int_from_u64(__pyx_v_10parameters_natural, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = ck_int_from_s64(__pyx_v_10parameters_big, GFP_KERNEL);
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_4 = ck_int_from_u64(__pyx_v_10parameters_address, GFP_KERNEL);
  if (unlikely(!__pyx_t_4))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_5 = ck_int_from_s64(__pyx_v_10parameters_small, GFP_KERNEL);
  if (unlikely(!__pyx_t_5))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_6 = ck_int_from_u64(__pyx_v_10parameters_port, GFP_KERNEL);
  if (unlikely(!__pyx_t_6))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_7 = ck_int_from_s64(__pyx_v_10parameters_wide, GFP_KERNEL);
  if (unlikely(!__pyx_t_7))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_8 = ck_int_from_u64(__pyx_v_10parameters_widest, GFP_KERNEL);
  if (unlikely(!__pyx_t_8))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_9 = ck_bool(__pyx_v_10parameters_verbose);
  if (unlikely(!__pyx_t_9))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_10 = (struct ck_object *) ck_load(&__pyx_v_10parameters_name);
  if (unlikely(ck_print(10, (struct ck_object *[]){__pyx_t_1, __pyx_t_2, __pyx_t_3, __pyx_t_4, __pyx_t_5, __pyx_t_6, __pyx_t_7, __pyx_t_8, __pyx_t_9, __pyx_t_10}, NULL, NULL, GFP_KERNEL) < 0))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  ck_put((struct ck_object *) __pyx_t_3);
  __pyx_t_3 = 0;
  ck_put((struct ck_object *) __pyx_t_4);
  __pyx_t_4 = 0;
  ck_put((struct ck_object *) __pyx_t_5);
  __pyx_t_5 = 0;
  ck_put((struct ck_object *) __pyx_t_6);
  __pyx_t_6 = 0;
  ck_put((struct ck_object *) __pyx_t_7);
  __pyx_t_7 = 0;
  ck_put((struct ck_object *) __pyx_t_8);
  __pyx_t_8 = 0;
  ck_put((struct ck_object *) __pyx_t_9);
  __pyx_t_9 = 0;
  ck_put((struct ck_object *) __pyx_t_10);
  __pyx_t_10 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_put((struct ck_object *) __pyx_t_3);
  ck_put((struct ck_object *) __pyx_t_4);
  ck_put((struct ck_object *) __pyx_t_5);
  ck_put((struct ck_object *) __pyx_t_6);
  ck_put((struct ck_object *) __pyx_t_7);
  ck_put((struct ck_object *) __pyx_t_8);
  ck_put((struct ck_object *) __pyx_t_9);
  ck_put((struct ck_object *) __pyx_t_10);
  ck_traceback("parameters.pyx", "<module>", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static char *parameters_param_name = "ck\n";
static int parameters_init(void)
{
  int err;
  err = ck_runtime_init();
  if (err)
    return err;
  ck_store((struct ck_object **) (&__pyx_v_10parameters_name), ck_str_from_cstr(parameters_param_name, GFP_KERNEL));
  if (!__pyx_v_10parameters_name)
  {
    err = ck_err_to_errno("module parameters");
    goto out;
  }
  if (__pyx_f_10parameters__ck_module_body() < 0)
  {
    err = ck_err_to_errno("module init");
    goto out;
  }
  return 0;
  out:
  ck_store((struct ck_object **) (&__pyx_v_10parameters_name), CK_NONE);

  ck_runtime_exit();
  return err;
}

static void parameters_exit(void)
{
  ck_store((struct ck_object **) (&__pyx_v_10parameters_name), CK_NONE);
  ck_runtime_exit();
}
module_param_named(number, __pyx_v_10parameters_number, int, 0644);
MODULE_PARM_DESC(number, "a \"number\"");
module_param_named(natural, __pyx_v_10parameters_natural, uint, 0444);
module_param_named(big, __pyx_v_10parameters_big, long, 0444);
module_param_named(address, __pyx_v_10parameters_address, ulong, 0444);
module_param_named(small, __pyx_v_10parameters_small, short, 0444);
module_param_named(port, __pyx_v_10parameters_port, ushort, 0444);
module_param_named(wide, __pyx_v_10parameters_wide, llong, 0444);
module_param_named(widest, __pyx_v_10parameters_widest, ullong, 0444);
module_param_named(verbose, __pyx_v_10parameters_verbose, bool, 0444);
module_param_named(name, parameters_param_name, charp, 0444);
MODULE_PARM_DESC(name, "what to say");
module_init(parameters_init);
module_exit(parameters_exit);

MODULE_DESCRIPTION("parameters");
MODULE_LICENSE("GPL");
