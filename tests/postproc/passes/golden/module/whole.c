static struct ck_object *__pyx_v_5whole_first = CK_NONE;
static struct ck_object *__pyx_v_5whole_second = CK_NONE;
static int __pyx_f_5whole_module_init(void);
static int __pyx_f_5whole_module_exit(void);
static int __pyx_f_5whole__ck_module_body(void);
static int __pyx_f_5whole_module_init(void)
{
  int __pyx_r;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  struct ck_object *__pyx_t_3 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = (struct ck_object *) ck_load(&__pyx_v_5whole_first);
  __pyx_t_2 = (struct ck_object *) ck_load(&__pyx_v_5whole_second);
  __pyx_t_3 = ck_call_method(__pyx_t_1, "append", 1, (struct ck_object *[]){__pyx_t_2}, GFP_KERNEL);
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 15;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  ck_put((struct ck_object *) __pyx_t_3);
  __pyx_t_3 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_put((struct ck_object *) __pyx_t_3);
  ck_traceback("whole.pyx", "module_init", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_5whole_module_exit(void)
{
  int __pyx_r;
  pr_info("bye\n");
  __pyx_r = 0;
  return __pyx_r;
}

static int __pyx_f_5whole__ck_module_body(void)
{
  int __pyx_r;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_list_pack(1, GFP_KERNEL, CK_INT(1));
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 10;
    goto __pyx_L1_error;
  }
  ck_store((struct ck_object **) (&__pyx_v_5whole_first), (struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_t_1 = ck_dict_new(1, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 11;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = (struct ck_object *) ck_load(&__pyx_v_5whole_first);
  if (ck_dict_set(__pyx_t_1, CK_INT(2), __pyx_t_2, GFP_KERNEL) < 0)
  {
    __pyx_lineno = 11;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  ck_store((struct ck_object **) (&__pyx_v_5whole_second), (struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_traceback("whole.pyx", "<module>", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int whole_init(void)
{
  int err;
  err = ck_runtime_init();
  if (err)
    return err;
  if (__pyx_f_5whole__ck_module_body() < 0)
  {
    err = ck_err_to_errno("module init");
    goto out;
  }
  if (__pyx_f_5whole_module_init() < 0)
  {
    err = ck_err_to_errno("module_init");
    goto out;
  }
  return 0;
  out:
  ck_store((struct ck_object **) (&__pyx_v_5whole_second), CK_NONE);

  ck_store((struct ck_object **) (&__pyx_v_5whole_first), CK_NONE);
  ck_runtime_exit();
  return err;
}

static void whole_exit(void)
{
  if (__pyx_f_5whole_module_exit() < 0)
    ck_err_warn_unraisable("module_exit");
  ck_store((struct ck_object **) (&__pyx_v_5whole_second), CK_NONE);
  ck_store((struct ck_object **) (&__pyx_v_5whole_first), CK_NONE);
  ck_runtime_exit();
}
module_init(whole_init);
module_exit(whole_exit);

MODULE_DESCRIPTION("One line.");
MODULE_AUTHOR("A");
MODULE_AUTHOR("B");
MODULE_VERSION("1.2");
MODULE_ALIAS("pci:*");
MODULE_LICENSE("GPL");
