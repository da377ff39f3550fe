static struct ck_object *__pyx_f_11conversions_convert(unsigned char, long long, size_t, u32);
static struct ck_object *__pyx_f_11conversions_convert(unsigned char __pyx_v_a, long long __pyx_v_b, size_t __pyx_v_c, u32 __pyx_v_d)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  struct ck_object *__pyx_t_3 = NULL;
  struct ck_object *__pyx_t_4 = NULL;
  struct ck_object *__pyx_t_5 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_int_from_u64(__pyx_v_a, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = ck_int_from_s64(__pyx_v_b, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = ck_int_from_u64(__pyx_v_c, GFP_KERNEL);
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_4 = ck_int_from(__pyx_v_d, GFP_KERNEL);
  if (unlikely(!__pyx_t_4))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_5 = ck_tuple_pack(4, GFP_KERNEL, __pyx_t_1, __pyx_t_2, __pyx_t_3, __pyx_t_4);
  if (unlikely(!__pyx_t_5))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  ck_put((struct ck_object *) __pyx_t_3);
  __pyx_t_3 = 0;
  ck_put((struct ck_object *) __pyx_t_4);
  __pyx_t_4 = 0;
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_5;
  __pyx_t_5 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_put((struct ck_object *) __pyx_t_3);
  ck_put((struct ck_object *) __pyx_t_4);
  ck_put((struct ck_object *) __pyx_t_5);
  ck_traceback("conversions.pyx", "convert", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}
