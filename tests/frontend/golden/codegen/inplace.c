struct __pyx_obj_7inplace_Counter;
struct __pyx_obj_7inplace_Counter
{
  PyObject __pyx_head;
  struct __pyx_vtabstruct_7inplace_Counter *__pyx_vtab;
  int n;
  int by_kind[4];
  struct __pyx_obj_7inplace_Counter *other;
};
struct __pyx_vtabstruct_7inplace_Counter
{
  int (*own)(struct __pyx_obj_7inplace_Counter *, int);
  int (*of_argument)(struct __pyx_obj_7inplace_Counter *, struct __pyx_obj_7inplace_Counter *);
  int (*of_attribute)(struct __pyx_obj_7inplace_Counter *);
};
static struct __pyx_vtabstruct_7inplace_Counter *__pyx_vtabptr_7inplace_Counter;
static int __pyx_f_7inplace_7Counter_own(struct __pyx_obj_7inplace_Counter *__pyx_v_self, int __pyx_v_kind);
static int __pyx_f_7inplace_7Counter_of_argument(struct __pyx_obj_7inplace_Counter *__pyx_v_self, struct __pyx_obj_7inplace_Counter *__pyx_v_given);
static int __pyx_f_7inplace_7Counter_of_attribute(struct __pyx_obj_7inplace_Counter *__pyx_v_self);
static int __pyx_f_7inplace_7Counter_own(struct __pyx_obj_7inplace_Counter *__pyx_v_self, int __pyx_v_kind)
{
  int __pyx_r;
  int __pyx_t_1;
  long __pyx_t_2;
  int __pyx_t_3;
  int __pyx_lineno = 0;
  __pyx_t_1 = 0;
  __pyx_t_2 = __Pyx_add_const_long_checking_overflow(__pyx_v_self->n, 1, &__pyx_t_1);
  if (unlikely(__pyx_t_1))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 12;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(ck_narrows(__pyx_t_2, &__pyx_t_1)))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large to convert to int");
    {
      __pyx_lineno = 12;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_self->n = __pyx_t_1;
  __pyx_t_1 = __pyx_v_kind;
  __pyx_t_3 = 0;
  if (unlikely(((size_t) __pyx_t_1) >= 4))
  {
    PyErr_SetString(PyExc_IndexError, "array index out of range");
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_2 = __Pyx_sub_const_long_checking_overflow(__pyx_v_self->by_kind[__pyx_t_1], 2, &__pyx_t_3);
  if (unlikely(__pyx_t_3))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(ck_narrows(__pyx_t_2, &__pyx_t_3)))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large to convert to int");
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(((size_t) __pyx_t_1) >= 4))
  {
    PyErr_SetString(PyExc_IndexError, "array index out of range");
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_self->by_kind[__pyx_t_1] = __pyx_t_3;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("inplace.pyx", "Counter.own", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_7inplace_7Counter_of_argument(struct __pyx_obj_7inplace_Counter *__pyx_v_self, struct __pyx_obj_7inplace_Counter *__pyx_v_given)
{
  int __pyx_r;
  int __pyx_t_1;
  long __pyx_t_2;
  int __pyx_lineno = 0;
  __pyx_t_1 = 0;
  if (unlikely(((PyObject *) __pyx_v_given) == Py_None))
  {
    PyErr_Format(PyExc_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "n");
    {
      __pyx_lineno = 17;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_2 = __Pyx_lshift_long_checking_overflow(__pyx_v_given->n, 1, &__pyx_t_1);
  if (unlikely(__pyx_t_1))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 17;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(ck_narrows(__pyx_t_2, &__pyx_t_1)))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large to convert to int");
    {
      __pyx_lineno = 17;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(((PyObject *) __pyx_v_given) == Py_None))
  {
    PyErr_Format(PyExc_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "n");
    {
      __pyx_lineno = 17;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_given->n = __pyx_t_1;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("inplace.pyx", "Counter.of_argument", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_7inplace_7Counter_of_attribute(struct __pyx_obj_7inplace_Counter *__pyx_v_self)
{
  int __pyx_r;
  struct __pyx_obj_7inplace_Counter *__pyx_t_1 = NULL;
  int __pyx_t_2;
  long __pyx_t_3;
  int __pyx_lineno = 0;
  __pyx_t_1 = (struct __pyx_obj_7inplace_Counter *) ck_load((PyObject **) (&__pyx_v_self->other));
  if (unlikely(((PyObject *) __pyx_t_1) == Py_None))
  {
    PyErr_Format(PyExc_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "n");
    {
      __pyx_lineno = 21;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_2 = 0;
  __pyx_t_3 = __Pyx_add_const_long_checking_overflow(__pyx_t_1->n, 1, &__pyx_t_2);
  if (unlikely(__pyx_t_2))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 21;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(ck_narrows(__pyx_t_3, &__pyx_t_2)))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large to convert to int");
    {
      __pyx_lineno = 21;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1->n = __pyx_t_2;
  __Pyx_DECREF((PyObject *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF((PyObject *) __pyx_t_1);
  ck_traceback("inplace.pyx", "Counter.of_attribute", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}
