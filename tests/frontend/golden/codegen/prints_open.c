static int __pyx_f_11prints_open_prints(int);
static int __pyx_f_11prints_open_prints(int __pyx_v_i)
{
  int __pyx_r;
  PyObject *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = __Pyx_PyLong_From_int(__pyx_v_i);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  if (unlikely(ck_print(2, (PyObject *[]){__pyx_mstate_global->__pyx_n_u_a, __pyx_t_1}, NULL, __pyx_mstate_global->__pyx_kp_u_) < 0))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_1);
  __pyx_t_1 = 0;
  if (unlikely(ck_print(1, (PyObject *[]){__pyx_mstate_global->__pyx_n_u_b}, NULL, NULL) < 0))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  ck_traceback("prints_open.pyx", "prints", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}
