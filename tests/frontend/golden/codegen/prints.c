static int __pyx_f_6prints_prints(int, unsigned long, PyObject *);
static int __pyx_f_6prints_prints(int __pyx_v_i, unsigned long __pyx_v_u, PyObject *__pyx_v_o)
{
  int __pyx_r;
  int __pyx_lineno = 0;
  pr_info("\n");
  pr_info("100%% %d %lu\n", __pyx_v_i, __pyx_v_u);
  pr_info("a%db\n", __pyx_v_i);
  pr_info("%lu\n", __pyx_v_u);
  if (unlikely(ck_print(2, (PyObject *[]){__pyx_mstate_global->__pyx_n_u_x, __pyx_v_o}, NULL, NULL) < 0))
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  if (unlikely(ck_print(2, (PyObject *[]){__pyx_mstate_global->__pyx_n_u_x, __pyx_v_o}, __pyx_mstate_global->__pyx_kp_u_, NULL) < 0))
  {
    __pyx_lineno = 10;
    goto __pyx_L1_error;
  }
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("prints.pyx", "prints", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}
