static CK_STR(str_x, "x", 1);
struct __pyx_obj_5calls_Base;
struct __pyx_obj_5calls_Derived;
struct __pyx_obj_5calls_Base
{
  PyObject __pyx_head;
  struct __pyx_vtabstruct_5calls_Base *__pyx_vtab;
};
struct __pyx_obj_5calls_Derived
{
  struct __pyx_obj_5calls_Base __pyx_base;
};
struct __pyx_vtabstruct_5calls_Base
{
  PyObject *(*greet)(struct __pyx_obj_5calls_Base *, PyObject *);
};
static struct __pyx_vtabstruct_5calls_Base *__pyx_vtabptr_5calls_Base;
struct __pyx_vtabstruct_5calls_Derived
{
  struct __pyx_vtabstruct_5calls_Base __pyx_base;
};
static struct __pyx_vtabstruct_5calls_Derived *__pyx_vtabptr_5calls_Derived;
static PyObject *__pyx_f_5calls_4Base_greet(struct __pyx_obj_5calls_Base *__pyx_v_self, PyObject *__pyx_v_name);
static PyObject *__pyx_f_5calls_7Derived_greet(struct __pyx_obj_5calls_Derived *__pyx_v_self, PyObject *__pyx_v_name);
static PyObject *__pyx_f_5calls_call(struct __pyx_obj_5calls_Base *, PyObject *);
static PyObject *__pyx_f_5calls_4Base_greet(struct __pyx_obj_5calls_Base *__pyx_v_self, PyObject *__pyx_v_name)
{
  PyObject *__pyx_r = NULL;
  __Pyx_INCREF(__pyx_v_name);
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_v_name;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static PyObject *__pyx_f_5calls_7Derived_greet(struct __pyx_obj_5calls_Derived *__pyx_v_self, PyObject *__pyx_v_name)
{
  PyObject *__pyx_r = NULL;
  PyObject *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_f_5calls_4Base_greet((struct __pyx_obj_5calls_Base *) __pyx_v_self, __pyx_v_name);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 12;
    goto __pyx_L1_error;
  }
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  ck_traceback("calls.pyx", "Derived.greet", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static PyObject *__pyx_f_5calls_call(struct __pyx_obj_5calls_Base *__pyx_v_b, PyObject *__pyx_v_other)
{
  PyObject *__pyx_r = NULL;
  PyObject *__pyx_t_1 = NULL;
  PyObject *__pyx_t_2 = NULL;
  int __pyx_lineno = 0;
  if (ck_isinstance(__pyx_v_other, &__ck_type___pyx_obj_5calls_Derived))
  {
    if (unlikely(((PyObject *) __pyx_v_b) == CK_NONE))
    {
      PyErr_Format(PyExc_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "greet");
      {
        __pyx_lineno = 16;
        goto __pyx_L1_error;
      }
    }
    __pyx_t_2 = ((struct __pyx_vtabstruct_5calls_Base *) __pyx_v_b->__pyx_vtab)->greet(__pyx_v_b, &str_x.base);
    if (unlikely(!__pyx_t_2))
    {
      __pyx_lineno = 16;
      goto __pyx_L1_error;
    }
    __pyx_t_1 = __pyx_t_2;
    __pyx_t_2 = 0;
  }
  else
  {
    __Pyx_INCREF(CK_NONE);
    __pyx_t_1 = CK_NONE;
  }
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  __Pyx_XDECREF(__pyx_t_2);
  ck_traceback("calls.pyx", "call", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}
