static int __pyx_f_9iteration_iterate(PyObject *, PyObject *);
static int __pyx_f_9iteration_iterate(PyObject *__pyx_v_items, PyObject *__pyx_v_anything)
{
  PyObject *__pyx_v_item = NULL;
  PyObject *__pyx_v_other = NULL;
  int __pyx_r;
  PyObject *__pyx_t_1 = NULL;
  Py_ssize_t __pyx_t_2;
  PyObject *__pyx_t_3 = NULL;
  Py_ssize_t __pyx_t_4;
  PyObject *__pyx_t_5 = NULL;
  int __pyx_lineno = 0;
  if (unlikely(__pyx_v_items == Py_None))
  {
    PyErr_SetString(PyExc_TypeError, "\047NoneType\047 object is not iterable");
    {
      __pyx_lineno = 6;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1 = __pyx_v_items;
  __Pyx_INCREF(__pyx_t_1);
  __pyx_t_2 = 0;
  for (;;)
  {
    __pyx_t_3 = ck_list_iter_get(__pyx_t_1, __pyx_t_2);
    if (!__pyx_t_3)
      break;
    __pyx_t_2 += 1;
    __Pyx_XDECREF_SET(__pyx_v_item, __pyx_t_3);
    __pyx_t_3 = 0;
    __pyx_t_3 = ck_loop_begin(__pyx_v_anything, &__pyx_t_4);
    if (unlikely(!__pyx_t_3))
    {
      __pyx_lineno = 7;
      goto __pyx_L1_error;
    }
    for (;;)
    {
      __pyx_t_5 = ck_loop_next(__pyx_t_3, &__pyx_t_4);
      if (!__pyx_t_5)
      {
        if (unlikely(ck_err_occurred()))
        {
          __pyx_lineno = 7;
          goto __pyx_L1_error;
        }
        break;
      }
      __Pyx_XDECREF_SET(__pyx_v_other, __pyx_t_5);
      __pyx_t_5 = 0;
      if (unlikely(ck_print(2, (PyObject *[]){__pyx_v_item, __pyx_v_other}, NULL, NULL) < 0))
      {
        __pyx_lineno = 8;
        goto __pyx_L1_error;
      }
    }

    __Pyx_DECREF(__pyx_t_3);
    __pyx_t_3 = 0;
  }

  __Pyx_DECREF(__pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  __Pyx_XDECREF(__pyx_t_3);
  __Pyx_XDECREF(__pyx_t_5);
  ck_traceback("iteration.pyx", "iterate", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  __Pyx_XDECREF(__pyx_v_item);
  __Pyx_XDECREF(__pyx_v_other);
  return __pyx_r;
}
