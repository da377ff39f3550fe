struct __pyx_obj_6stores_Box;
struct __pyx_obj_6stores_Box
{
  struct ck_object __pyx_head;
  struct __pyx_vtabstruct_6stores_Box *__pyx_vtab;
  struct ck_object *value;
};
struct __pyx_vtabstruct_6stores_Box
{
  struct ck_object *(*swap)(struct __pyx_obj_6stores_Box *, struct ck_object *);
};
static struct __pyx_vtabstruct_6stores_Box *__pyx_vtabptr_6stores_Box;
static struct ck_object *__pyx_f_6stores_3Box_swap(struct __pyx_obj_6stores_Box *__pyx_v_self, struct ck_object *__pyx_v_value);
static struct ck_object *__pyx_v_6stores_last = 0;
static int __pyx_f_6stores__ck_module_body(void);
static struct ck_object *__pyx_f_6stores_3Box_swap(struct __pyx_obj_6stores_Box *__pyx_v_self, struct ck_object *__pyx_v_value)
{
  struct ck_object *__pyx_v_old = NULL;
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  __pyx_t_1 = (struct ck_object *) ck_load(&__pyx_v_self->value);
  __pyx_t_2 = __pyx_t_1;
  ck_get((struct ck_object *) __pyx_t_2);
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_v_old = __pyx_t_2;
  __pyx_t_2 = 0;
  ck_get((struct ck_object *) __pyx_v_value);
  ck_store((struct ck_object **) (&__pyx_v_self->value), (struct ck_object *) __pyx_v_value);
  ck_get((struct ck_object *) __pyx_v_old);
  ck_store((struct ck_object **) (&__pyx_v_6stores_last), (struct ck_object *) __pyx_v_old);
  ck_put((struct ck_object *) __pyx_v_old);
  __pyx_v_old = CK_NONE;
  __pyx_t_2 = (struct ck_object *) ck_load(&__pyx_v_6stores_last);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_2;
  __pyx_t_2 = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) __pyx_v_old);
  return __pyx_r;
}

static int __pyx_f_6stores__ck_module_body(void)
{
  int __pyx_r;
  ck_store((struct ck_object **) (&__pyx_v_6stores_last), (struct ck_object *) CK_NONE);
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}
