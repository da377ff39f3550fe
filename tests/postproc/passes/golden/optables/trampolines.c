static void __pyx_f_11trampolines_tick(int);
static void *__pyx_f_11trampolines_make(int);
static int __pyx_f_11trampolines__ck_module_body(void);
static void __ck_entry___pyx_f_11trampolines_tick(int __pyx_v_n);
static void *__ck_entry___pyx_f_11trampolines_make(int __pyx_v_n);
static void __pyx_f_11trampolines_tick(int __pyx_v_n)
{
  int __pyx_t_1;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_v_n != 0;
  if (__pyx_t_1)
  {
    ck_raise_type(&ck_ValueError, NULL);
    {
      __pyx_lineno = 10;
      goto __pyx_L1_error;
    }
  }
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("trampolines.pyx", "tick", __pyx_lineno);
  __pyx_L0:
  ;

}

static void *__pyx_f_11trampolines_make(int __pyx_v_n)
{
  void *__pyx_r;
  int __pyx_lineno = 0;
  ck_raise_nomem();
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_L1_error:
  ;

  ck_traceback("trampolines.pyx", "make", __pyx_lineno);
  __pyx_r = NULL;
  return __pyx_r;
}

static int __pyx_f_11trampolines__ck_module_body(void)
{
  int __pyx_r;
  register_tick(__ck_entry___pyx_f_11trampolines_tick);
  register_make(__ck_entry___pyx_f_11trampolines_make);
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static void __ck_entry___pyx_f_11trampolines_tick(int __pyx_v_n)
{
  __pyx_f_11trampolines_tick(__pyx_v_n);
  if (ck_err_occurred())
    ck_err_warn_unraisable("tick");
}

static void *__ck_entry___pyx_f_11trampolines_make(int __pyx_v_n)
{
  void *result = __pyx_f_11trampolines_make(__pyx_v_n);
  if (unlikely((!result) && ck_err_occurred()))
    return ERR_PTR(ck_err_to_errno("make"));
  return result;
}
