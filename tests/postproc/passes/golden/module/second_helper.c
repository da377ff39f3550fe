static struct ck_object *__pyx_v_13second_helper_held = CK_NONE;
int __pyx_f_13second_helper_second_helper_value(void);
int __pyx_f_13second_helper__ck_module_body(void);
int __pyx_f_13second_helper_second_helper_value(void)
{
  int __pyx_r;
  __pyx_r = 1;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

int __pyx_f_13second_helper__ck_module_body(void)
{
  int __pyx_r;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_list_pack(1, GFP_KERNEL, CK_INT(1));
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 7;
    goto __pyx_L1_error;
  }
  ck_store((struct ck_object **) (&__pyx_v_13second_helper_held), (struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("second_helper.pyx", "<module>", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

int second_helper_body(void);
void second_helper_cleanup(void);
int second_helper_body(void)
{
  return __pyx_f_13second_helper__ck_module_body();
}

void second_helper_cleanup(void)
{
  ck_store((struct ck_object **) (&__pyx_v_13second_helper_held), CK_NONE);
}
