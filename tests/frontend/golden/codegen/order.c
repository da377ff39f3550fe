static int __pyx_v_5order_total;
static int __pyx_f_5order_bump(void);
static int __pyx_f_5order_changed_by_a_call(void);
static int __pyx_f_5order_changed_in_passing(int, int *);
static int __pyx_f_5order_not_changed(int, int);
static int __pyx_f_5order_of_two(int, int);
static int __pyx_f_5order_arguments(void);
static int __pyx_f_5order_bump(void)
{
  int __pyx_r;
  int __pyx_t_1;
  long __pyx_t_2;
  int __pyx_lineno = 0;
  __pyx_t_1 = 0;
  __pyx_t_2 = __Pyx_add_const_long_checking_overflow(__pyx_v_5order_total, 1, &__pyx_t_1);
  if (unlikely(__pyx_t_1))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 10;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(ck_narrows(__pyx_t_2, &__pyx_t_1)))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large to convert to int");
    {
      __pyx_lineno = 10;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_5order_total = __pyx_t_1;
  __pyx_r = __pyx_v_5order_total;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("order.pyx", "bump", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_5order_changed_by_a_call(void)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_t_2;
  int __pyx_t_3;
  int __pyx_t_4;
  int __pyx_lineno = 0;
  __pyx_t_1 = 0;
  __pyx_t_2 = __pyx_v_5order_total;
  __pyx_t_3 = __pyx_f_5order_bump();
  if (unlikely((__pyx_t_3 == ((int) (-1))) && PyErr_Occurred()))
  {
    __pyx_lineno = 15;
    goto __pyx_L1_error;
  }
  __pyx_t_4 = __Pyx_add_int_checking_overflow(__pyx_t_2, __pyx_t_3, &__pyx_t_1);
  if (unlikely(__pyx_t_1))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 15;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_t_4;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("order.pyx", "changed_by_a_call", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_5order_changed_in_passing(int __pyx_v_i, int *__pyx_v_a)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_t_2;
  int __pyx_t_3;
  int __pyx_lineno = 0;
  __pyx_t_1 = 0;
  __pyx_t_2 = __pyx_v_a[__pyx_v_i];
  __pyx_v_i = 3;
  __pyx_t_3 = __Pyx_add_int_checking_overflow(__pyx_t_2, 3, &__pyx_t_1);
  if (unlikely(__pyx_t_1))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 19;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_t_3;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("order.pyx", "changed_in_passing", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_5order_not_changed(int __pyx_v_i, int __pyx_v_j)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_t_2;
  int __pyx_t_3;
  int __pyx_lineno = 0;
  __pyx_t_1 = 0;
  __pyx_t_2 = 0;
  __pyx_t_3 = __Pyx_mul_int_checking_overflow(__pyx_v_i, __pyx_v_j, &__pyx_t_2);
  if (unlikely(__pyx_t_2))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 23;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_2 = __Pyx_add_int_checking_overflow(__pyx_v_5order_total, __pyx_t_3, &__pyx_t_1);
  if (unlikely(__pyx_t_1))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 23;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_t_2;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("order.pyx", "not_changed", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_5order_of_two(int __pyx_v_a, int __pyx_v_b)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_t_2;
  int __pyx_lineno = 0;
  __pyx_t_1 = 0;
  __pyx_t_2 = __Pyx_sub_int_checking_overflow(__pyx_v_a, __pyx_v_b, &__pyx_t_1);
  if (unlikely(__pyx_t_1))
  {
    PyErr_SetString(PyExc_OverflowError, "value too large");
    {
      __pyx_lineno = 27;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_t_2;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("order.pyx", "of_two", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_5order_arguments(void)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_t_2;
  int __pyx_t_3;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_v_5order_total;
  __pyx_t_2 = __pyx_f_5order_bump();
  if (unlikely((__pyx_t_2 == ((int) (-1))) && PyErr_Occurred()))
  {
    __pyx_lineno = 31;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = __pyx_f_5order_of_two(__pyx_t_1, __pyx_t_2);
  if (unlikely((__pyx_t_3 == ((int) (-1))) && PyErr_Occurred()))
  {
    __pyx_lineno = 31;
    goto __pyx_L1_error;
  }
  __pyx_r = __pyx_t_3;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("order.pyx", "arguments", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}
