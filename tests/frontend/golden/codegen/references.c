struct __pyx_obj_10references_Node;
struct __pyx_obj_10references_Node
{
  PyObject __pyx_head;
  PyObject *value;
  struct __pyx_obj_10references_Node *next;
};
static PyObject *__pyx_v_10references_last = 0;
static PyObject *__pyx_f_10references_read(struct __pyx_obj_10references_Node *);
static int __pyx_f_10references__ck_module_body(void);
static PyObject *__pyx_f_10references_read(struct __pyx_obj_10references_Node *__pyx_v_n)
{
  PyObject *__pyx_r = NULL;
  struct __pyx_obj_10references_Node *__pyx_t_1 = NULL;
  PyObject *__pyx_t_2 = NULL;
  PyObject *__pyx_t_3 = NULL;
  PyObject *__pyx_t_4 = NULL;
  int __pyx_lineno = 0;
  __Pyx_INCREF((PyObject *) __pyx_v_n);
  __Pyx_DECREF_SET(__pyx_v_10references_last, (PyObject *) __pyx_v_n);
  if (unlikely(((PyObject *) __pyx_v_n) == Py_None))
  {
    PyErr_Format(PyExc_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "next");
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1 = (struct __pyx_obj_10references_Node *) ck_load((PyObject **) (&__pyx_v_n->next));
  if (unlikely(((PyObject *) __pyx_t_1) == Py_None))
  {
    PyErr_Format(PyExc_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "value");
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_2 = (PyObject *) ck_load(&__pyx_t_1->value);
  __Pyx_DECREF((PyObject *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_t_3 = (PyObject *) ck_load(&__pyx_v_10references_last);
  __pyx_t_4 = ck_tuple_pack(2, __pyx_t_2, __pyx_t_3);
  if (unlikely(!__pyx_t_4))
  {
    __pyx_lineno = 13;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_2);
  __pyx_t_2 = 0;
  __Pyx_DECREF(__pyx_t_3);
  __pyx_t_3 = 0;
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_4;
  __pyx_t_4 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF((PyObject *) __pyx_t_1);
  __Pyx_XDECREF(__pyx_t_2);
  __Pyx_XDECREF(__pyx_t_3);
  __Pyx_XDECREF(__pyx_t_4);
  ck_traceback("references.pyx", "read", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_10references__ck_module_body(void)
{
  int __pyx_r;
  __Pyx_INCREF(Py_None);
  __Pyx_DECREF_SET(__pyx_v_10references_last, Py_None);
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}
