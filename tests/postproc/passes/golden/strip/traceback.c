static PyObject *__pyx_f_9traceback_first(PyObject *);
static PyObject *__pyx_f_9traceback_first(PyObject *__pyx_v_items)
{
  PyObject *__pyx_r = NULL;
  PyObject *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  if (unlikely(__pyx_v_items == Py_None))
  {
    PyErr_SetString(PyExc_TypeError, "\047NoneType\047 object is not subscriptable");
    {
      __pyx_lineno = 6;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1 = __Pyx_GetItemInt(__pyx_v_items, 0);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  ck_traceback("traceback.pyx", "first", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}
