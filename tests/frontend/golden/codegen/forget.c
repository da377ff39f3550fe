static int __pyx_f_6forget_forget(PyObject *);
static int __pyx_f_6forget_forget(PyObject *__pyx_v_x)
{
  int __pyx_r;
  PyObject *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __Pyx_INCREF(__pyx_v_x);
  {
    if (unlikely(__pyx_v_x == Py_None))
    {
      PyErr_SetString(PyExc_TypeError, "\047NoneType\047 object is not subscriptable");
      {
        __pyx_lineno = 7;
        goto __pyx_L3_error;
      }
    }
    __pyx_t_1 = __Pyx_GetItemInt(__pyx_v_x, 0);
    if (unlikely(!__pyx_t_1))
    {
      __pyx_lineno = 7;
      goto __pyx_L3_error;
    }
    __Pyx_DECREF_SET(__pyx_v_x, __pyx_t_1);
    __pyx_t_1 = 0;
  }
  goto __pyx_L4_try_end;
  __pyx_L3_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  __pyx_t_1 = 0;
  if (ck_err_matches(&ck_KeyError))
  {
    ck_err_clear();
    goto __pyx_L4_try_end;
  }
  goto __pyx_L1_error;
  __pyx_L4_try_end:
  ;

  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  ck_traceback("forget.pyx", "forget", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  __Pyx_XDECREF(__pyx_v_x);
  return __pyx_r;
}
