static int __pyx_f_7raising_raising(PyObject *, PyObject *);
static int __pyx_f_7raising_raising(PyObject *__pyx_v_x, PyObject *__pyx_v_y)
{
  int __pyx_r;
  int __pyx_t_1;
  PyObject *__pyx_t_2 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = __Pyx_PyLong_BoolEqObjC(__pyx_v_x, __pyx_mstate_global->__pyx_int_1, 1, 0);
  if (unlikely(__pyx_t_1 < 0))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  if (__pyx_t_1)
  {
    ck_raise_nomem();
    {
      __pyx_lineno = 7;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1 = __Pyx_PyLong_BoolEqObjC(__pyx_v_x, __pyx_mstate_global->__pyx_int_2, 2, 0);
  if (unlikely(__pyx_t_1 < 0))
  {
    __pyx_lineno = 8;
    goto __pyx_L1_error;
  }
  if (__pyx_t_1)
  {
    ck_raise_type(&ck_ValueError, NULL);
    {
      __pyx_lineno = 9;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1 = __Pyx_PyLong_BoolEqObjC(__pyx_v_x, __pyx_mstate_global->__pyx_int_3, 3, 0);
  if (unlikely(__pyx_t_1 < 0))
  {
    __pyx_lineno = 10;
    goto __pyx_L1_error;
  }
  if (__pyx_t_1)
  {
    ck_raise(&ck_ValueError, "100%");
    {
      __pyx_lineno = 11;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1 = __Pyx_PyLong_BoolEqObjC(__pyx_v_x, __pyx_mstate_global->__pyx_int_4, 4, 0);
  if (unlikely(__pyx_t_1 < 0))
  {
    __pyx_lineno = 12;
    goto __pyx_L1_error;
  }
  if (__pyx_t_1)
  {
    ck_raise_type(&ck_KeyError, __pyx_v_y);
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1 = __Pyx_PyLong_BoolEqObjC(__pyx_v_x, __pyx_mstate_global->__pyx_int_5, 5, 0);
  if (unlikely(__pyx_t_1 < 0))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  if (__pyx_t_1)
  {
    __pyx_t_2 = ck_exc_new(&ck_OSError, 2, (PyObject *[]){__pyx_mstate_global->__pyx_int_5, __pyx_v_y});
    if (unlikely(!__pyx_t_2))
    {
      __pyx_lineno = 15;
      goto __pyx_L1_error;
    }
    ck_raise_object(__pyx_t_2, NULL);
    __Pyx_DECREF(__pyx_t_2);
    __pyx_t_2 = 0;
    {
      __pyx_lineno = 15;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1 = __Pyx_PyObject_IsTrue(__pyx_v_x);
  if (unlikely(__pyx_t_1 < 0))
  {
    __pyx_lineno = 16;
    goto __pyx_L1_error;
  }
  if (unlikely(!__pyx_t_1))
  {
    ck_raise(&ck_AssertionError, "message");
    {
      __pyx_lineno = 16;
      goto __pyx_L1_error;
    }
  }
  ck_raise_object(__pyx_v_x, NULL);
  {
    __pyx_lineno = 17;
    goto __pyx_L1_error;
  }
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_2);
  ck_traceback("raising.pyx", "raising", __pyx_lineno);
  __pyx_r = -1;
  return __pyx_r;
}
