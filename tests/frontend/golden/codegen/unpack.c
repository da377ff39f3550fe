static PyObject *__pyx_f_6unpack_unpack(PyObject *);
static PyObject *__pyx_f_6unpack_unpack(PyObject *__pyx_v_x)
{
  PyObject *__pyx_v_a = NULL;
  PyObject *__pyx_v_b = NULL;
  PyObject *__pyx_v_c = NULL;
  PyObject *__pyx_r = NULL;
  PyObject *__pyx_t_1 = NULL;
  PyObject *__pyx_t_2 = NULL;
  PyObject *__pyx_t_3[2];
  PyObject *__pyx_t_4 = NULL;
  PyObject *__pyx_t_5 = NULL;
  PyObject *__pyx_t_6 = NULL;
  PyObject *__pyx_t_7 = NULL;
  int __pyx_lineno = 0;
  if (unlikely(ck_unpack(__pyx_v_x, 2, __pyx_t_3) < 0))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = __pyx_t_3[0];
  __pyx_t_2 = __pyx_t_3[1];
  __pyx_v_a = __pyx_t_1;
  __pyx_t_1 = 0;
  if (unlikely(ck_unpack(__pyx_t_2, 2, __pyx_t_3) < 0))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  __pyx_t_4 = __pyx_t_3[0];
  __pyx_t_5 = __pyx_t_3[1];
  __Pyx_DECREF(__pyx_t_2);
  __pyx_t_2 = 0;
  __pyx_v_b = __pyx_t_4;
  __pyx_t_4 = 0;
  __pyx_v_c = __pyx_t_5;
  __pyx_t_5 = 0;
  __pyx_t_2 = ck_list_pack(2, __pyx_v_b, __pyx_v_a);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = ck_tuple_pack(2, __pyx_v_a, __pyx_v_c);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_5 = ck_getslice_at(__pyx_v_x, 1, SSIZE_MAX);
  if (unlikely(!__pyx_t_5))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  if (unlikely(__pyx_v_x == Py_None))
  {
    PyErr_SetString(PyExc_TypeError, "\047NoneType\047 object is not subscriptable");
    {
      __pyx_lineno = 7;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_4 = ck_getslice(__pyx_v_x, Py_None, Py_None, __pyx_mstate_global->__pyx_int_2);
  if (unlikely(!__pyx_t_4))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_7 = ck_repr(__pyx_v_a);
  if (unlikely(!__pyx_t_7))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_6 = ck_format(__pyx_t_7, __pyx_mstate_global->__pyx_kp_u_4);
  __Pyx_DECREF(__pyx_t_7);
  __pyx_t_7 = 0;
  if (unlikely(!__pyx_t_6))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_7 = ck_tuple_pack(5, __pyx_t_2, __pyx_t_1, __pyx_t_5, __pyx_t_4, __pyx_t_6);
  if (unlikely(!__pyx_t_7))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_2);
  __pyx_t_2 = 0;
  __Pyx_DECREF(__pyx_t_1);
  __pyx_t_1 = 0;
  __Pyx_DECREF(__pyx_t_5);
  __pyx_t_5 = 0;
  __Pyx_DECREF(__pyx_t_4);
  __pyx_t_4 = 0;
  __Pyx_DECREF(__pyx_t_6);
  __pyx_t_6 = 0;
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_7;
  __pyx_t_7 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  __Pyx_XDECREF(__pyx_t_2);
  __Pyx_XDECREF(__pyx_t_4);
  __Pyx_XDECREF(__pyx_t_5);
  __Pyx_XDECREF(__pyx_t_6);
  __Pyx_XDECREF(__pyx_t_7);
  ck_traceback("unpack.pyx", "unpack", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  __Pyx_XDECREF(__pyx_v_a);
  __Pyx_XDECREF(__pyx_v_b);
  __Pyx_XDECREF(__pyx_v_c);
  return __pyx_r;
}
