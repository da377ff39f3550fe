static int __pyx_f_5quiet_twice(int);
static int __pyx_f_5quiet_twice(int __pyx_v_n)
{
  int __pyx_r;
  int __pyx_t_1;
  if (unlikely(ck_narrows(__pyx_v_n & 1, &__pyx_t_1)))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large to convert to int");
    {
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_t_1;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_err_warn_unraisable("twice");
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}
