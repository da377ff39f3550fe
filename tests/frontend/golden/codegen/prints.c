static int __pyx_f_6prints_prints(int, unsigned long, PyObject *);
static int __pyx_f_6prints_prints(int __pyx_v_i, unsigned long __pyx_v_u, PyObject *__pyx_v_o)
{
  int __pyx_r;
  PyObject *__pyx_t_1 = NULL;
  PyObject *__pyx_t_2 = NULL;
  PyObject *__pyx_t_3 = NULL;
  int __pyx_lineno = 0;
  if (unlikely(ck_print(0, NULL, NULL, NULL) < 0))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = __Pyx_PyLong_From_int(__pyx_v_i);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = __Pyx_PyLong_From_unsigned_long(__pyx_v_u);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  if (unlikely(ck_print(3, (PyObject *[]){__pyx_mstate_global->__pyx_kp_u_100, __pyx_t_1, __pyx_t_2}, NULL, NULL) < 0))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_1);
  __pyx_t_1 = 0;
  __Pyx_DECREF(__pyx_t_2);
  __pyx_t_2 = 0;
  __pyx_t_2 = ck_format_s64(__pyx_v_i, "");
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 8;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = ck_format_u64(__pyx_v_u, "");
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 8;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = ck_str_join_parts((PyObject *[]){__pyx_mstate_global->__pyx_n_u_a, __pyx_t_2, __pyx_mstate_global->__pyx_n_u_b, __pyx_t_1}, 4);
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 8;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_2);
  __pyx_t_2 = 0;
  __Pyx_DECREF(__pyx_t_1);
  __pyx_t_1 = 0;
  if (unlikely(ck_print(1, (PyObject *[]){__pyx_t_3}, NULL, NULL) < 0))
  {
    __pyx_lineno = 8;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_3);
  __pyx_t_3 = 0;
  if (unlikely(ck_print(2, (PyObject *[]){__pyx_mstate_global->__pyx_n_u_x, __pyx_v_o}, __pyx_mstate_global->__pyx_kp_u_, __pyx_mstate_global->__pyx_kp_u__2) < 0))
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  __Pyx_XDECREF(__pyx_t_2);
  __Pyx_XDECREF(__pyx_t_3);
  ck_traceback("prints.pyx", "prints", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}
