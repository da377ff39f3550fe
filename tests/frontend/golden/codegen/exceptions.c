static PyObject *__pyx_f_10exceptions_catch(PyObject *);
static PyObject *__pyx_f_10exceptions_catch(PyObject *__pyx_v_x)
{
  PyObject *__pyx_v_e = NULL;
  PyObject *__pyx_r = NULL;
  PyObject *__pyx_t_1 = NULL;
  PyObject *__pyx_t_2 = NULL;
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
  {
    __Pyx_INCREF(__pyx_mstate_global->__pyx_int_2);
    __Pyx_DECREF_SET(__pyx_v_x, __pyx_mstate_global->__pyx_int_2);
  }
  goto __pyx_L4_try_end;
  __pyx_L3_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  __pyx_t_1 = 0;
  if (ck_err_matches(&ck_KeyError) || ck_err_matches(&ck_IndexError))
  {
    ck_err_clear();
    __Pyx_INCREF(__pyx_mstate_global->__pyx_int_1);
    __Pyx_DECREF_SET(__pyx_v_x, __pyx_mstate_global->__pyx_int_1);
    goto __pyx_L4_try_end;
  }
  if (ck_err_matches(&ck_ValueError))
  {
    ck_traceback("exceptions.pyx", "catch", __pyx_lineno);
    __pyx_t_1 = ck_err_catch();
    __Pyx_INCREF(__pyx_t_1);
    __pyx_v_e = (PyObject *) __pyx_t_1;
    {
      __pyx_t_2 = ck_exc_new(&ck_OSError, 2, (PyObject *[]){__pyx_mstate_global->__pyx_int_5, __pyx_v_e});
      if (unlikely(!__pyx_t_2))
      {
        __pyx_lineno = 11;
        goto __pyx_L8_error;
      }
      ck_raise_object(__pyx_t_2, __pyx_v_e);
      __Pyx_DECREF(__pyx_t_2);
      __pyx_t_2 = 0;
      {
        __pyx_lineno = 11;
        goto __pyx_L8_error;
      }
    }
    __pyx_L8_error:
    ;

    {
      __Pyx_XDECREF(__pyx_t_2);
      __pyx_t_2 = 0;
      __Pyx_DECREF(__pyx_v_e);
      __pyx_v_e = 0;
      goto __pyx_L6_error;
    }
    __pyx_L6_error:
    ;

    __Pyx_XDECREF(__pyx_t_1);
    __pyx_t_1 = 0;
    ck_err_uncatch();
    goto __pyx_L1_error;
  }
  goto __pyx_L1_error;
  __pyx_L4_try_end:
  ;

  __Pyx_INCREF(__pyx_v_x);
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_v_x;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  __Pyx_XDECREF(__pyx_t_2);
  ck_traceback("exceptions.pyx", "catch", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  __Pyx_XDECREF(__pyx_v_e);
  __Pyx_XDECREF(__pyx_v_x);
  return __pyx_r;
}
