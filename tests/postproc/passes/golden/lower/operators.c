static CK_BYTES(bytes_x, "x");
static struct ck_object *__pyx_f_9operators_operators(struct ck_object *, struct ck_object *);
static struct ck_object *__pyx_f_9operators_operators(struct ck_object *__pyx_v_a, struct ck_object *__pyx_v_b)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  int __pyx_t_3;
  struct ck_object *__pyx_t_4 = NULL;
  struct ck_object *__pyx_t_5 = NULL;
  int __pyx_t_6;
  struct ck_object *__pyx_t_7 = NULL;
  int __pyx_lineno = 0;
  ck_get((struct ck_object *) __pyx_v_a);
  __pyx_t_1 = ck_floordiv(__pyx_v_b, CK_INT(2), GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = ck_iadd(__pyx_v_a, __pyx_t_1, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_put((struct ck_object *) __pyx_v_a);
  __pyx_v_a = __pyx_t_2;
  __pyx_t_2 = 0;
  __pyx_t_2 = ck_neg(__pyx_v_a, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = ck_richcompare(__pyx_v_a, __pyx_v_b, CK_LT);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = ck_in(&bytes_x.base, __pyx_v_a, CK_EQ);
  if (unlikely(__pyx_t_3 < 0))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_4 = ck_bool(__pyx_t_3);
  if (unlikely(!__pyx_t_4))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = ck_is_true(__pyx_v_a);
  if (unlikely(__pyx_t_3 < 0))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  if (__pyx_t_3)
  {
  }
  else
  {
    ck_get((struct ck_object *) __pyx_v_a);
    __pyx_t_5 = __pyx_v_a;
    goto __pyx_L3_bool_binop_done;
  }
  __pyx_t_3 = ck_is_true(__pyx_v_b);
  if (unlikely(__pyx_t_3 < 0))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_6 = !__pyx_t_3;
  __pyx_t_7 = ck_bool(__pyx_t_6);
  if (unlikely(!__pyx_t_7))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  __pyx_t_5 = __pyx_t_7;
  __pyx_t_7 = 0;
  __pyx_L3_bool_binop_done:
  ;

  __pyx_t_7 = ck_tuple_pack(4, GFP_KERNEL, __pyx_t_2, __pyx_t_1, __pyx_t_4, __pyx_t_5);
  if (unlikely(!__pyx_t_7))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_put((struct ck_object *) __pyx_t_4);
  __pyx_t_4 = 0;
  ck_put((struct ck_object *) __pyx_t_5);
  __pyx_t_5 = 0;
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_7;
  __pyx_t_7 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_put((struct ck_object *) __pyx_t_4);
  ck_put((struct ck_object *) __pyx_t_5);
  ck_put((struct ck_object *) __pyx_t_7);
  ck_traceback("operators.pyx", "operators", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) __pyx_v_a);
  return __pyx_r;
}
