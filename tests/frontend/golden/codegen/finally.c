static int __pyx_f_7finally_clean(PyObject *);
static int __pyx_f_7finally_clean(PyObject *__pyx_v_x)
{
  int __pyx_r;
  PyObject *__pyx_t_1 = NULL;
  struct ck_raised *__pyx_t_2;
  int __pyx_t_3;
  int __pyx_lineno = 0;
  __Pyx_INCREF(__pyx_v_x);
  {
    if (unlikely(__pyx_v_x == Py_None))
    {
      PyErr_SetString(PyExc_TypeError, "\047NoneType\047 object is not subscriptable");
      {
        __pyx_lineno = 7;
        goto __pyx_L4_error;
      }
    }
    __pyx_t_1 = __Pyx_GetItemInt(__pyx_v_x, 0);
    if (unlikely(!__pyx_t_1))
    {
      __pyx_lineno = 7;
      goto __pyx_L4_error;
    }
    __Pyx_DECREF_SET(__pyx_v_x, __pyx_t_1);
    __pyx_t_1 = 0;
  }
  {
    if (unlikely(ck_print(1, (PyObject *[]){__pyx_v_x}, NULL, NULL) < 0))
    {
      __pyx_lineno = 9;
      goto __pyx_L1_error;
    }
    goto __pyx_L5_finally_end;
  }
  __pyx_L4_error:
  ;

  {
    __Pyx_XDECREF(__pyx_t_1);
    __pyx_t_1 = 0;
    ck_traceback("finally.pyx", "clean", __pyx_lineno);
    __pyx_t_2 = ck_err_hold();
    __pyx_t_3 = __pyx_lineno;
    if (unlikely(ck_print(1, (PyObject *[]){__pyx_v_x}, NULL, NULL) < 0))
    {
      __pyx_lineno = 9;
      goto __pyx_L7_error;
    }
    ck_err_resume(__pyx_t_2);
    __pyx_lineno = __pyx_t_3;
    goto __pyx_L1_error;
    __pyx_L7_error:
    ;

    ck_err_release(__pyx_t_2);
    goto __pyx_L1_error;
  }
  __pyx_L5_finally_end:
  ;

  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  ck_traceback("finally.pyx", "clean", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  __Pyx_XDECREF(__pyx_v_x);
  return __pyx_r;
}
