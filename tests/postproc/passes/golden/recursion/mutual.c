static int __pyx_f_6mutual_even(int);
static int __pyx_f_6mutual_odd(int);
static int __pyx_f_6mutual_alone(int);
static int __pyx_f_6mutual_hopeless(int);
static int __pyx_f_6mutual_even(int __pyx_v_n)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_t_2;
  int __pyx_t_3;
  int __pyx_lineno = 0;
  if (unlikely(ck_enter() < 0))
  {
    __pyx_lineno = 5;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = __pyx_v_n == 0;
  if (__pyx_t_2)
  {
    __pyx_t_1 = 1;
  }
  else
  {
    __pyx_t_3 = __pyx_f_6mutual_odd(__pyx_v_n & 1);
    if (unlikely(__pyx_t_3 == ((int) (-1))))
    {
      __pyx_lineno = 6;
      goto __pyx_L1_error;
    }
    __pyx_t_1 = __pyx_t_3;
  }
  __pyx_r = __pyx_t_1;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("mutual.pyx", "even", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_6mutual_odd(int __pyx_v_n)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_t_2;
  int __pyx_t_3;
  int __pyx_lineno = 0;
  if (unlikely(ck_enter() < 0))
  {
    __pyx_lineno = 9;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = __pyx_v_n == 0;
  if (__pyx_t_2)
  {
    __pyx_t_1 = 0;
  }
  else
  {
    __pyx_t_3 = __pyx_f_6mutual_even(__pyx_v_n & 1);
    if (unlikely(__pyx_t_3 == ((int) (-1))))
    {
      __pyx_lineno = 10;
      goto __pyx_L1_error;
    }
    __pyx_t_1 = __pyx_t_3;
  }
  __pyx_r = __pyx_t_1;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("mutual.pyx", "odd", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_6mutual_alone(int __pyx_v_n)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_f_6mutual_even(__pyx_v_n);
  if (unlikely(__pyx_t_1 == ((int) (-1))))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_r = __pyx_t_1;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("mutual.pyx", "alone", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_6mutual_hopeless(int __pyx_v_n)
{
  int __pyx_r;
  __pyx_r = __pyx_f_6mutual_hopeless(__pyx_v_n);
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}
