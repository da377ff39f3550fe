struct __pyx_obj_5super_A;
struct __pyx_obj_5super_B;
struct __pyx_obj_5super_C;
struct __pyx_obj_5super_A
{
  PyObject __pyx_head;
  struct __pyx_vtabstruct_5super_A *__pyx_vtab;
};
struct __pyx_obj_5super_B
{
  struct __pyx_obj_5super_A __pyx_base;
};
struct __pyx_obj_5super_C
{
  struct __pyx_obj_5super_B __pyx_base;
};
struct __pyx_vtabstruct_5super_A
{
  int (*_ck_init_A)(struct __pyx_obj_5super_A *, PyObject *);
  PyObject *(*run)(struct __pyx_obj_5super_A *);
};
static struct __pyx_vtabstruct_5super_A *__pyx_vtabptr_5super_A;
static int __pyx_f_5super_1A__ck_init_A(struct __pyx_obj_5super_A *, PyObject *);
struct __pyx_vtabstruct_5super_B
{
  struct __pyx_vtabstruct_5super_A __pyx_base;
};
static struct __pyx_vtabstruct_5super_B *__pyx_vtabptr_5super_B;
struct __pyx_vtabstruct_5super_C
{
  struct __pyx_vtabstruct_5super_B __pyx_base;
  int (*_ck_init_C)(struct __pyx_obj_5super_C *);
};
static struct __pyx_vtabstruct_5super_C *__pyx_vtabptr_5super_C;
static int __pyx_f_5super_1C__ck_init_C(struct __pyx_obj_5super_C *);
static int __pyx_f_5super_1A__ck_init_A(struct __pyx_obj_5super_A *__pyx_v_self, PyObject *__pyx_v_x);
static PyObject *__pyx_f_5super_1A_run(struct __pyx_obj_5super_A *__pyx_v_self);
static int __pyx_f_5super_1C__ck_init_C(struct __pyx_obj_5super_C *__pyx_v_self);
static PyObject *__pyx_f_5super_1C_run(struct __pyx_obj_5super_C *__pyx_v_self);
static int __pyx_f_5super_1A__ck_init_A(struct __pyx_obj_5super_A *__pyx_v_self, PyObject *__pyx_v_x)
{
  int __pyx_r;
  __pyx_r = 0;
  return __pyx_r;
}

static PyObject *__pyx_f_5super_1A_run(struct __pyx_obj_5super_A *__pyx_v_self)
{
  PyObject *__pyx_r = NULL;
  __Pyx_INCREF(__pyx_mstate_global->__pyx_int_1);
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_mstate_global->__pyx_int_1;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_5super_1C__ck_init_C(struct __pyx_obj_5super_C *__pyx_v_self)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_f_5super_1A__ck_init_A((struct __pyx_obj_5super_A *) __pyx_v_self, __pyx_mstate_global->__pyx_int_1);
  if (unlikely(__pyx_t_1 == ((int) (-1))))
  {
    __pyx_lineno = 19;
    goto __pyx_L1_error;
  }
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("super.pyx", "C.__init__", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static PyObject *__pyx_f_5super_1C_run(struct __pyx_obj_5super_C *__pyx_v_self)
{
  PyObject *__pyx_r = NULL;
  PyObject *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_vtabptr_5super_B->__pyx_base.run((struct __pyx_obj_5super_A *) __pyx_v_self);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 22;
    goto __pyx_L1_error;
  }
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_1);
  ck_traceback("super.pyx", "C.run", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}
