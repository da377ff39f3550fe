static int __pyx_f_10arithmetic_arithmetic(int, unsigned long, short);
static int __pyx_f_10arithmetic_arithmetic(int __pyx_v_a, unsigned long __pyx_v_b, short __pyx_v_c)
{
  int __pyx_r;
  int __pyx_t_1;
  long __pyx_t_2;
  int __pyx_t_3;
  unsigned long __pyx_t_4;
  unsigned long __pyx_t_5;
  int __pyx_lineno = 0;
  __pyx_t_1 = 0;
  if (unlikely(ck_add_overflows(__pyx_v_a, 1, &__pyx_t_2)))
  {
    ck_raise(&ck_OverflowError, "value too large");
    {
      __pyx_lineno = 6;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(ck_narrows(__pyx_t_2, &__pyx_t_1)))
  {
    ck_raise(&ck_OverflowError, "value too large to convert to int");
    {
      __pyx_lineno = 6;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_a = __pyx_t_1;
  __pyx_t_1 = 0;
  __pyx_t_3 = 0;
  if (unlikely(ck_mul_overflows(__pyx_v_b, 3, &__pyx_t_4)))
  {
    ck_raise(&ck_OverflowError, "value too large");
    {
      __pyx_lineno = 7;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(ck_sub_overflows(__pyx_t_4, 2, &__pyx_t_5)))
  {
    ck_raise(&ck_OverflowError, "value too large");
    {
      __pyx_lineno = 7;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_b = __pyx_t_5;
  if (unlikely(__pyx_v_c == 0))
  {
    ck_raise(&ck_ZeroDivisionError, "integer division or modulo by zero");
    {
      __pyx_lineno = 8;
      goto __pyx_L1_error;
    }
  }
  else
    if (((1 && (!(((short) (-1)) > 0))) && unlikely(__pyx_v_c == ((short) (-1)))) && unlikely(ck_neg_overflows(__pyx_v_a)))
  {
    ck_raise(&ck_OverflowError, "value too large to perform division");
    {
      __pyx_lineno = 8;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_1 = ck_floor_div(__pyx_v_a, __pyx_v_c);
  if (unlikely(ck_narrows(ck_floor_mod(__pyx_t_1, 7), &__pyx_t_3)))
  {
    ck_raise(&ck_OverflowError, "value too large to convert to int");
    {
      __pyx_lineno = 8;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_t_3;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("arithmetic.pyx", "arithmetic", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}
