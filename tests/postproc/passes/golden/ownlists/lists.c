static struct ck_object *__pyx_v_5lists_kept = 0;
static struct ck_object *__pyx_f_5lists_returned(struct ck_object *);
static struct ck_object *__pyx_f_5lists_new_in_each_round(struct ck_object *);
static struct ck_object *__pyx_f_5lists_kept_elsewhere(struct ck_object *);
static struct ck_object *__pyx_f_5lists_holds_itself(void);
static struct ck_object *__pyx_f_5lists_changed_after_return(struct ck_object *);
static struct ck_object *__pyx_f_5lists_has_another_name(struct ck_object *);
static struct ck_object *__pyx_f_5lists_from_the_caller(struct ck_object *, struct ck_object *);
static int __pyx_f_5lists__ck_module_body(void);
static struct ck_object *__pyx_f_5lists_returned(struct ck_object *__pyx_v_n)
{
  struct ck_object *__pyx_v_xs = NULL;
  struct ck_object *__pyx_v_i = NULL;
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  ssize_t __pyx_t_3;
  int __pyx_t_4;
  ssize_t __pyx_t_5;
  int __pyx_t_6;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_list_pack(0, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 10;
    goto __pyx_L1_error;
  }
  __pyx_v_xs = (struct ck_object *) __pyx_t_1;
  __pyx_t_1 = 0;
  __pyx_t_1 = ck_range(__pyx_v_n, NULL, NULL, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 11;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = ck_loop_begin(__pyx_t_1, &__pyx_t_3, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 11;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  for (;;)
  {
    __pyx_t_1 = ck_loop_next(__pyx_t_2, &__pyx_t_3, GFP_KERNEL);
    if (!__pyx_t_1)
    {
      if (unlikely(ck_err_occurred()))
      {
        __pyx_lineno = 11;
        goto __pyx_L1_error;
      }
      break;
    }
    ck_put((struct ck_object *) __pyx_v_i);
    __pyx_v_i = __pyx_t_1;
    __pyx_t_1 = 0;
    __pyx_t_4 = ck_list_build(__pyx_v_xs, __pyx_v_i, GFP_KERNEL);
    if (unlikely(__pyx_t_4 == ((int) (-1))))
    {
      __pyx_lineno = 12;
      goto __pyx_L1_error;
    }
    __pyx_t_5 = ck_len(__pyx_v_xs);
    if (unlikely(__pyx_t_5 == ((ssize_t) (-1))))
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
    __pyx_t_6 = __pyx_t_5 > 3;
    if (__pyx_t_6)
    {
      __pyx_t_1 = ck_list_pop(__pyx_v_xs);
      if (unlikely(!__pyx_t_1))
      {
        __pyx_lineno = 14;
        goto __pyx_L1_error;
      }
      ck_put((struct ck_object *) __pyx_t_1);
      __pyx_t_1 = 0;
    }
  }

  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  ck_get((struct ck_object *) __pyx_v_xs);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_v_xs;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_traceback("lists.pyx", "returned", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) __pyx_v_xs);
  ck_put((struct ck_object *) __pyx_v_i);
  return __pyx_r;
}

static struct ck_object *__pyx_f_5lists_new_in_each_round(struct ck_object *__pyx_v_n)
{
  struct ck_object *__pyx_v_total = NULL;
  long __pyx_v_j;
  struct ck_object *__pyx_v_xs = NULL;
  struct ck_object *__pyx_v_i = NULL;
  struct ck_object *__pyx_r = NULL;
  long __pyx_t_1;
  struct ck_object *__pyx_t_2 = NULL;
  struct ck_object *__pyx_t_3 = NULL;
  ssize_t __pyx_t_4;
  int __pyx_t_5;
  struct ck_object *__pyx_t_6 = NULL;
  int __pyx_lineno = 0;
  __pyx_v_total = CK_INT(0);
  for (__pyx_t_1 = 0; __pyx_t_1 < 3; __pyx_t_1 += 1)
  {
    __pyx_v_j = __pyx_t_1;
    __pyx_t_2 = ck_list_pack(0, GFP_KERNEL);
    if (unlikely(!__pyx_t_2))
    {
      __pyx_lineno = 21;
      goto __pyx_L1_error;
    }
    ck_put((struct ck_object *) __pyx_v_xs);
    __pyx_v_xs = (struct ck_object *) __pyx_t_2;
    __pyx_t_2 = 0;
    __pyx_t_2 = ck_range(__pyx_v_n, NULL, NULL, GFP_KERNEL);
    if (unlikely(!__pyx_t_2))
    {
      __pyx_lineno = 22;
      goto __pyx_L1_error;
    }
    __pyx_t_3 = ck_loop_begin(__pyx_t_2, &__pyx_t_4, GFP_KERNEL);
    if (unlikely(!__pyx_t_3))
    {
      __pyx_lineno = 22;
      goto __pyx_L1_error;
    }
    ck_put((struct ck_object *) __pyx_t_2);
    __pyx_t_2 = 0;
    for (;;)
    {
      __pyx_t_2 = ck_loop_next(__pyx_t_3, &__pyx_t_4, GFP_KERNEL);
      if (!__pyx_t_2)
      {
        if (unlikely(ck_err_occurred()))
        {
          __pyx_lineno = 22;
          goto __pyx_L1_error;
        }
        break;
      }
      ck_put((struct ck_object *) __pyx_v_i);
      __pyx_v_i = __pyx_t_2;
      __pyx_t_2 = 0;
      __pyx_t_5 = ck_list_build(__pyx_v_xs, __pyx_v_i, GFP_KERNEL);
      if (unlikely(__pyx_t_5 == ((int) (-1))))
      {
        __pyx_lineno = 23;
        goto __pyx_L1_error;
      }
    }

    ck_put((struct ck_object *) __pyx_t_3);
    __pyx_t_3 = 0;
    __pyx_t_4 = ck_len(__pyx_v_xs);
    if (unlikely(__pyx_t_4 == ((ssize_t) (-1))))
    {
      __pyx_lineno = 24;
      goto __pyx_L1_error;
    }
    __pyx_t_3 = ck_int_from_s64(__pyx_t_4, GFP_KERNEL);
    if (unlikely(!__pyx_t_3))
    {
      __pyx_lineno = 24;
      goto __pyx_L1_error;
    }
    __pyx_t_2 = ck_list_get(__pyx_v_xs, -1L);
    if (unlikely(!__pyx_t_2))
    {
      __pyx_lineno = 24;
      goto __pyx_L1_error;
    }
    __pyx_t_6 = ck_add(__pyx_t_3, __pyx_t_2, GFP_KERNEL);
    if (unlikely(!__pyx_t_6))
    {
      __pyx_lineno = 24;
      goto __pyx_L1_error;
    }
    ck_put((struct ck_object *) __pyx_t_3);
    __pyx_t_3 = 0;
    ck_put((struct ck_object *) __pyx_t_2);
    __pyx_t_2 = 0;
    __pyx_t_2 = ck_iadd(__pyx_v_total, __pyx_t_6, GFP_KERNEL);
    if (unlikely(!__pyx_t_2))
    {
      __pyx_lineno = 24;
      goto __pyx_L1_error;
    }
    ck_put((struct ck_object *) __pyx_t_6);
    __pyx_t_6 = 0;
    ck_put((struct ck_object *) __pyx_v_total);
    __pyx_v_total = __pyx_t_2;
    __pyx_t_2 = 0;
  }

  ck_get((struct ck_object *) __pyx_v_total);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_v_total;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_2);
  ck_put((struct ck_object *) __pyx_t_3);
  ck_put((struct ck_object *) __pyx_t_6);
  ck_traceback("lists.pyx", "new_in_each_round", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) __pyx_v_total);
  ck_put((struct ck_object *) __pyx_v_xs);
  ck_put((struct ck_object *) __pyx_v_i);
  return __pyx_r;
}

static struct ck_object *__pyx_f_5lists_kept_elsewhere(struct ck_object *__pyx_v_n)
{
  struct ck_object *__pyx_v_xs = NULL;
  struct ck_object *__pyx_v_i = NULL;
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  ssize_t __pyx_t_3;
  int __pyx_t_4;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_list_pack(0, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 29;
    goto __pyx_L1_error;
  }
  __pyx_v_xs = (struct ck_object *) __pyx_t_1;
  __pyx_t_1 = 0;
  __pyx_t_1 = (struct ck_object *) ck_load(&__pyx_v_5lists_kept);
  __pyx_t_2 = ck_call_method(__pyx_t_1, "append", 1, (struct ck_object *[]){__pyx_v_xs}, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 30;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  __pyx_t_2 = ck_range(__pyx_v_n, NULL, NULL, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 31;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = ck_loop_begin(__pyx_t_2, &__pyx_t_3, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 31;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  for (;;)
  {
    __pyx_t_2 = ck_loop_next(__pyx_t_1, &__pyx_t_3, GFP_KERNEL);
    if (!__pyx_t_2)
    {
      if (unlikely(ck_err_occurred()))
      {
        __pyx_lineno = 31;
        goto __pyx_L1_error;
      }
      break;
    }
    ck_put((struct ck_object *) __pyx_v_i);
    __pyx_v_i = __pyx_t_2;
    __pyx_t_2 = 0;
    __pyx_t_4 = ck_list_append(__pyx_v_xs, __pyx_v_i, GFP_KERNEL);
    if (unlikely(__pyx_t_4 == ((int) (-1))))
    {
      __pyx_lineno = 32;
      goto __pyx_L1_error;
    }
  }

  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_get((struct ck_object *) __pyx_v_xs);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_v_xs;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_traceback("lists.pyx", "kept_elsewhere", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) __pyx_v_xs);
  ck_put((struct ck_object *) __pyx_v_i);
  return __pyx_r;
}

static struct ck_object *__pyx_f_5lists_holds_itself(void)
{
  struct ck_object *__pyx_v_xs = NULL;
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_t_2;
  ssize_t __pyx_t_3;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_list_pack(0, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 37;
    goto __pyx_L1_error;
  }
  __pyx_v_xs = (struct ck_object *) __pyx_t_1;
  __pyx_t_1 = 0;
  __pyx_t_2 = ck_list_append(__pyx_v_xs, __pyx_v_xs, GFP_KERNEL);
  if (unlikely(__pyx_t_2 == ((int) (-1))))
  {
    __pyx_lineno = 38;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = ck_len(__pyx_v_xs);
  if (unlikely(__pyx_t_3 == ((ssize_t) (-1))))
  {
    __pyx_lineno = 39;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = ck_int_from_s64(__pyx_t_3, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 39;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("lists.pyx", "holds_itself", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) __pyx_v_xs);
  return __pyx_r;
}

static struct ck_object *__pyx_f_5lists_changed_after_return(struct ck_object *__pyx_v_n)
{
  struct ck_object *__pyx_v_xs = NULL;
  struct ck_object *__pyx_v_i = NULL;
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  ssize_t __pyx_t_3;
  int __pyx_t_4;
  int __pyx_t_5;
  struct ck_raised *__pyx_t_6;
  int __pyx_t_7;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_list_pack(0, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 43;
    goto __pyx_L1_error;
  }
  __pyx_v_xs = (struct ck_object *) __pyx_t_1;
  __pyx_t_1 = 0;
  {
    __pyx_t_1 = ck_range(__pyx_v_n, NULL, NULL, GFP_KERNEL);
    if (unlikely(!__pyx_t_1))
    {
      __pyx_lineno = 45;
      goto __pyx_L4_error;
    }
    __pyx_t_2 = ck_loop_begin(__pyx_t_1, &__pyx_t_3, GFP_KERNEL);
    if (unlikely(!__pyx_t_2))
    {
      __pyx_lineno = 45;
      goto __pyx_L4_error;
    }
    ck_put((struct ck_object *) __pyx_t_1);
    __pyx_t_1 = 0;
    for (;;)
    {
      __pyx_t_1 = ck_loop_next(__pyx_t_2, &__pyx_t_3, GFP_KERNEL);
      if (!__pyx_t_1)
      {
        if (unlikely(ck_err_occurred()))
        {
          __pyx_lineno = 45;
          goto __pyx_L4_error;
        }
        break;
      }
      ck_put((struct ck_object *) __pyx_v_i);
      __pyx_v_i = __pyx_t_1;
      __pyx_t_1 = 0;
      __pyx_t_4 = ck_list_append(__pyx_v_xs, __pyx_v_i, GFP_KERNEL);
      if (unlikely(__pyx_t_4 == ((int) (-1))))
      {
        __pyx_lineno = 46;
        goto __pyx_L4_error;
      }
      __pyx_t_5 = ck_compare(__pyx_v_i, CK_INT(5), CK_EQ);
      if (unlikely(__pyx_t_5 < 0))
      {
        __pyx_lineno = 47;
        goto __pyx_L4_error;
      }
      if (__pyx_t_5)
      {
        ck_get((struct ck_object *) __pyx_v_xs);
        ck_put((struct ck_object *) __pyx_r);
        __pyx_r = __pyx_v_xs;
        goto __pyx_L3_return;
      }
    }

    ck_put((struct ck_object *) __pyx_t_2);
    __pyx_t_2 = 0;
  }
  {
    __pyx_t_4 = ck_list_append(__pyx_v_xs, CK_INT(7), GFP_KERNEL);
    if (unlikely(__pyx_t_4 == ((int) (-1))))
    {
      __pyx_lineno = 50;
      goto __pyx_L1_error;
    }
    goto __pyx_L5_finally_end;
  }
  __pyx_L4_error:
  ;

  {
    ck_put((struct ck_object *) __pyx_t_1);
    __pyx_t_1 = 0;
    ck_put((struct ck_object *) __pyx_t_2);
    __pyx_t_2 = 0;
    ck_traceback("lists.pyx", "changed_after_return", __pyx_lineno);
    __pyx_t_6 = ck_err_hold();
    __pyx_t_7 = __pyx_lineno;
    __pyx_t_4 = ck_list_append(__pyx_v_xs, CK_INT(7), GFP_KERNEL);
    if (unlikely(__pyx_t_4 == ((int) (-1))))
    {
      __pyx_lineno = 50;
      goto __pyx_L11_error;
    }
    ck_err_resume(__pyx_t_6);
    __pyx_lineno = __pyx_t_7;
    goto __pyx_L1_error;
    __pyx_L11_error:
    ;

    ck_err_release(__pyx_t_6);
    goto __pyx_L1_error;
  }
  __pyx_L3_return:
  ;

  {
    ck_put((struct ck_object *) __pyx_t_1);
    __pyx_t_1 = 0;
    ck_put((struct ck_object *) __pyx_t_2);
    __pyx_t_2 = 0;
    __pyx_t_2 = __pyx_r;
    __pyx_r = 0;
    __pyx_t_4 = ck_list_append(__pyx_v_xs, CK_INT(7), GFP_KERNEL);
    if (unlikely(__pyx_t_4 == ((int) (-1))))
    {
      __pyx_lineno = 50;
      goto __pyx_L1_error;
    }
    __pyx_r = __pyx_t_2;
    __pyx_t_2 = 0;
    ck_put((struct ck_object *) __pyx_t_1);
    __pyx_t_1 = 0;
    ck_put((struct ck_object *) __pyx_t_2);
    __pyx_t_2 = 0;
    goto __pyx_L0;
  }
  __pyx_L5_finally_end:
  ;

  ck_get((struct ck_object *) __pyx_v_xs);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_v_xs;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_traceback("lists.pyx", "changed_after_return", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) __pyx_v_xs);
  ck_put((struct ck_object *) __pyx_v_i);
  return __pyx_r;
}

static struct ck_object *__pyx_f_5lists_has_another_name(struct ck_object *__pyx_v_n)
{
  struct ck_object *__pyx_v_xs = NULL;
  struct ck_object *__pyx_v_ys = NULL;
  struct ck_object *__pyx_v_i = NULL;
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  ssize_t __pyx_t_3;
  int __pyx_t_4;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_list_pack(0, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 55;
    goto __pyx_L1_error;
  }
  __pyx_v_xs = (struct ck_object *) __pyx_t_1;
  __pyx_t_1 = 0;
  ck_get((struct ck_object *) __pyx_v_xs);
  __pyx_v_ys = __pyx_v_xs;
  __pyx_t_1 = ck_range(__pyx_v_n, NULL, NULL, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 57;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = ck_loop_begin(__pyx_t_1, &__pyx_t_3, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 57;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  for (;;)
  {
    __pyx_t_1 = ck_loop_next(__pyx_t_2, &__pyx_t_3, GFP_KERNEL);
    if (!__pyx_t_1)
    {
      if (unlikely(ck_err_occurred()))
      {
        __pyx_lineno = 57;
        goto __pyx_L1_error;
      }
      break;
    }
    ck_put((struct ck_object *) __pyx_v_i);
    __pyx_v_i = __pyx_t_1;
    __pyx_t_1 = 0;
    __pyx_t_4 = ck_list_append(__pyx_v_xs, __pyx_v_i, GFP_KERNEL);
    if (unlikely(__pyx_t_4 == ((int) (-1))))
    {
      __pyx_lineno = 58;
      goto __pyx_L1_error;
    }
  }

  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  __pyx_t_3 = ck_len(__pyx_v_ys);
  if (unlikely(__pyx_t_3 == ((ssize_t) (-1))))
  {
    __pyx_lineno = 59;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = ck_int_from_s64(__pyx_t_3, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 59;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_2;
  __pyx_t_2 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_traceback("lists.pyx", "has_another_name", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) __pyx_v_xs);
  ck_put((struct ck_object *) __pyx_v_ys);
  ck_put((struct ck_object *) __pyx_v_i);
  return __pyx_r;
}

static struct ck_object *__pyx_f_5lists_from_the_caller(struct ck_object *__pyx_v_xs, struct ck_object *__pyx_v_n)
{
  struct ck_object *__pyx_v_i = NULL;
  struct ck_object *__pyx_r = NULL;
  int __pyx_t_1;
  struct ck_object *__pyx_t_2 = NULL;
  struct ck_object *__pyx_t_3 = NULL;
  ssize_t __pyx_t_4;
  int __pyx_lineno = 0;
  ck_get((struct ck_object *) __pyx_v_xs);
  __pyx_t_1 = __pyx_v_xs == CK_NONE;
  if (__pyx_t_1)
  {
    __pyx_t_2 = ck_list_pack(0, GFP_KERNEL);
    if (unlikely(!__pyx_t_2))
    {
      __pyx_lineno = 64;
      goto __pyx_L1_error;
    }
    ck_put((struct ck_object *) __pyx_v_xs);
    __pyx_v_xs = __pyx_t_2;
    __pyx_t_2 = 0;
  }
  __pyx_t_2 = ck_range(__pyx_v_n, NULL, NULL, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 65;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = ck_loop_begin(__pyx_t_2, &__pyx_t_4, GFP_KERNEL);
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 65;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  for (;;)
  {
    __pyx_t_2 = ck_loop_next(__pyx_t_3, &__pyx_t_4, GFP_KERNEL);
    if (!__pyx_t_2)
    {
      if (unlikely(ck_err_occurred()))
      {
        __pyx_lineno = 65;
        goto __pyx_L1_error;
      }
      break;
    }
    ck_put((struct ck_object *) __pyx_v_i);
    __pyx_v_i = __pyx_t_2;
    __pyx_t_2 = 0;
    __pyx_t_2 = ck_call_method(__pyx_v_xs, "append", 1, (struct ck_object *[]){__pyx_v_i}, GFP_KERNEL);
    if (unlikely(!__pyx_t_2))
    {
      __pyx_lineno = 66;
      goto __pyx_L1_error;
    }
    ck_put((struct ck_object *) __pyx_t_2);
    __pyx_t_2 = 0;
  }

  ck_put((struct ck_object *) __pyx_t_3);
  __pyx_t_3 = 0;
  ck_get((struct ck_object *) __pyx_v_xs);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_v_xs;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_2);
  ck_put((struct ck_object *) __pyx_t_3);
  ck_traceback("lists.pyx", "from_the_caller", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) __pyx_v_i);
  ck_put((struct ck_object *) __pyx_v_xs);
  return __pyx_r;
}

static int __pyx_f_5lists__ck_module_body(void)
{
  int __pyx_r;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_list_pack(0, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 6;
    goto __pyx_L1_error;
  }
  ck_store((struct ck_object **) (&__pyx_v_5lists_kept), (struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("lists.pyx", "<module>", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}
