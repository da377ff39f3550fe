static int __pyx_f_5quiet_twice(int);
static int __pyx_f_5quiet_twice(int __pyx_v_n)
{
  int __pyx_r;
  __pyx_r = __pyx_v_n & 1;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}
