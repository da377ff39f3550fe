static PyObject *__pyx_f_5calls_calls(PyObject *, PyObject *, PyObject *);
static PyObject *__pyx_f_5calls_calls(PyObject *__pyx_v_l, PyObject *__pyx_v_d, PyObject *__pyx_v_o)
{
  PyObject *__pyx_r = NULL;
  int __pyx_t_1;
  PyObject *__pyx_t_2 = NULL;
  PyObject *__pyx_t_3 = NULL;
  PyObject *__pyx_t_4 = NULL;
  PyObject *__pyx_t_5 = NULL;
  PyObject *__pyx_t_6 = NULL;
  PyObject *__pyx_t_7 = NULL;
  PyObject *__pyx_t_8 = NULL;
  int __pyx_t_9;
  PyObject *__pyx_t_10 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = __Pyx_PyList_Append(__pyx_v_l, __pyx_v_o);
  if (unlikely(__pyx_t_1 == ((int) (-1))))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = ck_dict_get_default(__pyx_v_d, __pyx_v_o, __pyx_mstate_global->__pyx_int_1);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_2);
  __pyx_t_2 = 0;
  __pyx_t_2 = ck_call_method(__pyx_v_o, "method", 2, (PyObject *[]){__pyx_v_l, __pyx_mstate_global->__pyx_int_2});
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 8;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_2);
  __pyx_t_2 = 0;
  __pyx_t_2 = ck_sorted(__pyx_v_l, 0);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = ck_getattr(__pyx_v_o, "attribute");
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  __pyx_t_4 = __Pyx_PyBool_FromLong(ck_isinstance(__pyx_v_o, &ck_int_type) || ck_isinstance(__pyx_v_o, &ck_str_type));
  if (unlikely(!__pyx_t_4))
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  __Pyx_INCREF(__pyx_v_d);
  __pyx_t_5 = __pyx_v_d;
  __Pyx_INCREF(__pyx_v_o);
  __pyx_t_6 = __pyx_v_o;
  __Pyx_INCREF(__pyx_v_l);
  __pyx_t_7 = __pyx_v_l;
  __pyx_t_9 = __Pyx_PyObject_RichCompareBool(__pyx_t_5, __pyx_t_7, Py_GT);
  if (unlikely(__pyx_t_9 < 0))
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  if (__pyx_t_9)
  {
    __Pyx_INCREF(__pyx_t_5);
    __pyx_t_8 = __pyx_t_5;
  }
  else
  {
    __Pyx_INCREF(__pyx_t_7);
    __pyx_t_8 = __pyx_t_7;
  }
  __Pyx_DECREF(__pyx_t_7);
  __pyx_t_7 = 0;
  __Pyx_INCREF(__pyx_t_8);
  __pyx_t_10 = __pyx_t_8;
  __Pyx_DECREF(__pyx_t_8);
  __pyx_t_8 = 0;
  __pyx_t_9 = __Pyx_PyObject_CompareBoolGt_object_object(__pyx_t_6, __pyx_t_10, Py_GT);
  if (unlikely(__pyx_t_9 < 0))
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  if (__pyx_t_9)
  {
    __Pyx_INCREF(__pyx_t_6);
    __pyx_t_8 = __pyx_t_6;
  }
  else
  {
    __Pyx_INCREF(__pyx_t_10);
    __pyx_t_8 = __pyx_t_10;
  }
  __Pyx_DECREF(__pyx_t_10);
  __pyx_t_10 = 0;
  __Pyx_DECREF(__pyx_t_6);
  __pyx_t_6 = 0;
  __Pyx_DECREF(__pyx_t_5);
  __pyx_t_5 = 0;
  __pyx_t_6 = ck_tuple_pack(4, __pyx_t_2, __pyx_t_3, __pyx_t_4, __pyx_t_8);
  if (unlikely(!__pyx_t_6))
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_2);
  __pyx_t_2 = 0;
  __Pyx_DECREF(__pyx_t_3);
  __pyx_t_3 = 0;
  __Pyx_DECREF(__pyx_t_4);
  __pyx_t_4 = 0;
  __Pyx_DECREF(__pyx_t_8);
  __pyx_t_8 = 0;
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_6;
  __pyx_t_6 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_2);
  __Pyx_XDECREF(__pyx_t_3);
  __Pyx_XDECREF(__pyx_t_4);
  __Pyx_XDECREF(__pyx_t_5);
  __Pyx_XDECREF(__pyx_t_6);
  __Pyx_XDECREF(__pyx_t_7);
  __Pyx_XDECREF(__pyx_t_8);
  __Pyx_XDECREF(__pyx_t_10);
  ck_traceback("calls.pyx", "calls", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}
