struct __pyx_obj_9construct_Base;
struct __pyx_obj_9construct_Thing;
struct __pyx_opt_args_9construct_5Thing__ck_init_Thing;
struct __pyx_opt_args_9construct_5Thing__ck_init_Thing
{
  int __pyx_n;
  PyObject *b;
  PyObject *c;
};
struct __pyx_obj_9construct_Base
{
  PyObject __pyx_head;
  struct __pyx_vtabstruct_9construct_Base *__pyx_vtab;
};
struct __pyx_obj_9construct_Thing
{
  struct __pyx_obj_9construct_Base __pyx_base;
};
struct __pyx_vtabstruct_9construct_Base
{
  int (*_ck_cinit_Base)(struct __pyx_obj_9construct_Base *);
};
static struct __pyx_vtabstruct_9construct_Base *__pyx_vtabptr_9construct_Base;
static int __pyx_f_9construct_4Base__ck_cinit_Base(struct __pyx_obj_9construct_Base *);
struct __pyx_vtabstruct_9construct_Thing
{
  struct __pyx_vtabstruct_9construct_Base __pyx_base;
  int (*_ck_init_Thing)(struct __pyx_obj_9construct_Thing *, PyObject *, struct __pyx_opt_args_9construct_5Thing__ck_init_Thing *__pyx_optional_args);
};
static struct __pyx_vtabstruct_9construct_Thing *__pyx_vtabptr_9construct_Thing;
static int __pyx_f_9construct_5Thing__ck_init_Thing(struct __pyx_obj_9construct_Thing *, PyObject *, struct __pyx_opt_args_9construct_5Thing__ck_init_Thing *__pyx_optional_args);
static int __pyx_f_9construct_4Base__ck_cinit_Base(struct __pyx_obj_9construct_Base *__pyx_v_self);
static int __pyx_f_9construct_5Thing__ck_init_Thing(struct __pyx_obj_9construct_Thing *__pyx_v_self, PyObject *__pyx_v_a, struct __pyx_opt_args_9construct_5Thing__ck_init_Thing *__pyx_optional_args);
static PyObject *__pyx_f_9construct_make(PyObject *);
static int __pyx_f_9construct_4Base__ck_cinit_Base(struct __pyx_obj_9construct_Base *__pyx_v_self)
{
  int __pyx_r;
  __pyx_r = 0;
  return __pyx_r;
}

static int __pyx_f_9construct_5Thing__ck_init_Thing(struct __pyx_obj_9construct_Thing *__pyx_v_self, PyObject *__pyx_v_a, struct __pyx_opt_args_9construct_5Thing__ck_init_Thing *__pyx_optional_args)
{
  int __pyx_r;
  if (__pyx_optional_args)
  {
  }
  __pyx_r = 0;
  return __pyx_r;
}

static PyObject *__pyx_f_9construct_make(PyObject *__pyx_v_x)
{
  PyObject *__pyx_r = NULL;
  PyObject *__pyx_t_1 = NULL;
  long __pyx_t_2;
  PyObject *__pyx_t_3 = NULL;
  int __pyx_t_4;
  PyObject *__pyx_t_5 = NULL;
  PyObject *__pyx_t_6 = NULL;
  struct __pyx_opt_args_9construct_5Thing__ck_init_Thing __pyx_t_7;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_v_x;
  __Pyx_INCREF(__pyx_t_1);
  __pyx_t_2 = 4;
  __pyx_t_3 = __ck_alloc___pyx_obj_9construct_Thing();
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 16;
    goto __pyx_L1_error;
  }
  __pyx_t_4 = __pyx_f_9construct_4Base__ck_cinit_Base((struct __pyx_obj_9construct_Base *) __pyx_t_3);
  if (unlikely(__pyx_t_4 == ((int) (-1))))
  {
    __pyx_lineno = 16;
    goto __pyx_L1_error;
  }
  __pyx_t_5 = __pyx_t_1;
  __Pyx_INCREF(__pyx_t_5);
  __pyx_t_6 = __Pyx_PyLong_From_long(__pyx_t_2);
  if (unlikely(!__pyx_t_6))
  {
    __pyx_lineno = 16;
    goto __pyx_L1_error;
  }
  __pyx_t_7.__pyx_n = 2;
  __pyx_t_7.b = __pyx_mstate_global->__pyx_int_2;
  __pyx_t_7.c = __pyx_t_6;
  __pyx_t_4 = __pyx_f_9construct_5Thing__ck_init_Thing((struct __pyx_obj_9construct_Thing *) __pyx_t_3, __pyx_t_5, &__pyx_t_7);
  if (unlikely(__pyx_t_4 == ((int) (-1))))
  {
    __pyx_lineno = 16;
    goto __pyx_L1_error;
  }
  __Pyx_DECREF(__pyx_t_5);
  __pyx_t_5 = 0;
  __Pyx_DECREF(__pyx_t_6);
  __pyx_t_6 = 0;
  __Pyx_DECREF(__pyx_t_1);
  __pyx_t_1 = 0;
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_3;
  __pyx_t_3 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  __Pyx_XDECREF(__pyx_t_3);
  __Pyx_XDECREF(__pyx_t_5);
  __Pyx_XDECREF(__pyx_t_6);
  ck_traceback("construct.pyx", "make", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}
