struct __pyx_opt_args_8keywords_target;
struct __pyx_opt_args_8keywords_target
{
  int __pyx_n;
  PyObject *b;
  PyObject *c;
  PyObject *d;
};
static PyObject *__pyx_f_8keywords_target(PyObject *, struct __pyx_opt_args_8keywords_target *__pyx_optional_args);
static PyObject *__pyx_f_8keywords_keywords(PyObject *);
static PyObject *__pyx_f_8keywords_target(PyObject *__pyx_v_a, struct __pyx_opt_args_8keywords_target *__pyx_optional_args)
{
  PyObject *__pyx_r = NULL;
  if (__pyx_optional_args)
  {
  }
  __Pyx_INCREF(__pyx_v_a);
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_v_a;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static PyObject *__pyx_f_8keywords_keywords(PyObject *__pyx_v_x)
{
  PyObject *__pyx_r = NULL;
  PyObject *__pyx_t_1 = NULL;
  struct __pyx_opt_args_8keywords_target __pyx_t_2;
  PyObject *__pyx_t_3 = NULL;
  PyObject *__pyx_t_4 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_2.__pyx_n = 3;
  __pyx_t_2.b = __pyx_mstate_global->__pyx_int_2;
  __pyx_t_2.c = Py_None;
  __pyx_t_2.d = __pyx_mstate_global->__pyx_n_u_y;
  __pyx_t_1 = __pyx_f_8keywords_target(__pyx_v_x, &__pyx_t_2);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 10;
    goto __pyx_L1_error;
  }
  __pyx_t_2.__pyx_n = 1;
  __pyx_t_2.b = __pyx_mstate_global->__pyx_int_1;
  __pyx_t_3 = __pyx_f_8keywords_target(__pyx_v_x, &__pyx_t_2);
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 10;
    goto __pyx_L1_error;
  }
  __pyx_t_4 = ck_tuple_pack(2, __pyx_t_1, __pyx_t_3);
  if (unlikely(!__pyx_t_4))
  {
    __pyx_lineno = 10;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_1);
  __pyx_t_1 = 0;
  __Pyx_DECREF(__pyx_t_3);
  __pyx_t_3 = 0;
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_4;
  __pyx_t_4 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  __Pyx_XDECREF(__pyx_t_3);
  __Pyx_XDECREF(__pyx_t_4);
  ck_traceback("keywords.pyx", "keywords", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}
