struct __pyx_obj_4once_Cells;
struct __pyx_obj_4once_Cells
{
  PyObject __pyx_head;
  struct __pyx_vtabstruct_4once_Cells *__pyx_vtab;
  int at;
  unsigned char cells[8];
};
struct __pyx_vtabstruct_4once_Cells
{
  int (*field)(struct __pyx_obj_4once_Cells *);
  int (*divided)(struct __pyx_obj_4once_Cells *, int);
  int (*cast)(struct __pyx_obj_4once_Cells *);
  PyObject *(*text)(struct __pyx_obj_4once_Cells *);
};
static struct __pyx_vtabstruct_4once_Cells *__pyx_vtabptr_4once_Cells;
static int __pyx_f_4once_5Cells_field(struct __pyx_obj_4once_Cells *__pyx_v_self);
static int __pyx_f_4once_5Cells_divided(struct __pyx_obj_4once_Cells *__pyx_v_self, int __pyx_v_n);
static int __pyx_f_4once_5Cells_cast(struct __pyx_obj_4once_Cells *__pyx_v_self);
static PyObject *__pyx_f_4once_5Cells_text(struct __pyx_obj_4once_Cells *__pyx_v_self);
static int __pyx_v_4once_place;
static int __pyx_v_4once_numbers[4];
static int __pyx_f_4once_of_module(void);
static int __pyx_f_4once_own(int);
static int __pyx_f_4once_5Cells_field(struct __pyx_obj_4once_Cells *__pyx_v_self)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_lineno = 0;
  __pyx_t_1 = READ_ONCE(__pyx_v_self->at);
  if (unlikely(((size_t) __pyx_t_1) >= 8))
  {
    PyErr_SetString(PyExc_IndexError, "array index out of range");
    {
      __pyx_lineno = 14;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_v_self->cells[__pyx_t_1];
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("once.pyx", "Cells.field", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_4once_5Cells_divided(struct __pyx_obj_4once_Cells *__pyx_v_self, int __pyx_v_n)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_lineno = 0;
  __pyx_t_1 = READ_ONCE(__pyx_v_self->at);
  if (unlikely(__pyx_t_1 == 0))
  {
    PyErr_SetString(PyExc_ZeroDivisionError, "integer division or modulo by zero");
    {
      __pyx_lineno = 17;
      goto __pyx_L1_error;
    }
  }
  else
    if (((((sizeof(int)) == (sizeof(long))) && (!(((int) (-1)) > 0))) && unlikely(__pyx_t_1 == ((int) (-1)))) && unlikely(__Pyx_UNARY_NEG_WOULD_OVERFLOW(__pyx_v_n)))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large to perform division");
    {
      __pyx_lineno = 17;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __Pyx_div_int(__pyx_v_n, __pyx_t_1, 0);
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("once.pyx", "Cells.divided", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_4once_5Cells_cast(struct __pyx_obj_4once_Cells *__pyx_v_self)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_lineno = 0;
  __pyx_t_1 = READ_ONCE(__pyx_v_self->at);
  if (unlikely(((size_t) ((unsigned char) __pyx_t_1)) >= 8))
  {
    PyErr_SetString(PyExc_IndexError, "array index out of range");
    {
      __pyx_lineno = 20;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_v_self->cells[(unsigned char) __pyx_t_1];
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("once.pyx", "Cells.cast", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static PyObject *__pyx_f_4once_5Cells_text(struct __pyx_obj_4once_Cells *__pyx_v_self)
{
  PyObject *__pyx_r = NULL;
  int __pyx_t_1;
  Py_ssize_t __pyx_t_2;
  PyObject *__pyx_t_3 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = READ_ONCE(__pyx_v_self->at);
  __pyx_t_2 = ck_slice_bound(__pyx_t_1, 8, 0, 8);
  __pyx_t_3 = __Pyx_PyUnicode_FromStringAndSize(((const char *) __pyx_v_self->cells) + 0, __pyx_t_2 - 0);
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 23;
    goto __pyx_L1_error;
  }
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = __pyx_t_3;
  __pyx_t_3 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  __Pyx_XDECREF(__pyx_t_3);
  ck_traceback("once.pyx", "Cells.text", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_4once_of_module(void)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_lineno = 0;
  __pyx_t_1 = READ_ONCE(__pyx_v_4once_place);
  if (unlikely(((size_t) __pyx_t_1) >= 4))
  {
    PyErr_SetString(PyExc_IndexError, "array index out of range");
    {
      __pyx_lineno = 27;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_4once_numbers[__pyx_t_1] = 1;
  __pyx_t_1 = READ_ONCE(__pyx_v_4once_place);
  if (unlikely(((size_t) __pyx_t_1) >= 4))
  {
    PyErr_SetString(PyExc_IndexError, "array index out of range");
    {
      __pyx_lineno = 28;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_v_4once_numbers[__pyx_t_1];
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("once.pyx", "of_module", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_4once_own(int __pyx_v_i)
{
  int __pyx_r;
  int __pyx_lineno = 0;
  if (unlikely(((size_t) __pyx_v_i) >= 4))
  {
    PyErr_SetString(PyExc_IndexError, "array index out of range");
    {
      __pyx_lineno = 32;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_v_4once_numbers[__pyx_v_i];
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("once.pyx", "own", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}
