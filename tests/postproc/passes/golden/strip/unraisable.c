static void __pyx_f_10unraisable_forget(PyObject *, PyObject *);
static void __pyx_f_10unraisable_forget(PyObject *__pyx_v_d, PyObject *__pyx_v_key)
{
  if (unlikely(PyDict_DelItem(__pyx_v_d, __pyx_v_key) < 0))
  {
    goto __pyx_L1_error;
  }
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_err_warn_unraisable("forget");
  __pyx_L0:
  ;

}
