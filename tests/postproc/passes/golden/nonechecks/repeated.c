struct __pyx_obj_8repeated_Node;
struct __pyx_obj_8repeated_Node
{
  struct ck_object __pyx_head;
  int value;
  struct __pyx_obj_8repeated_Node *next;
};
static int __pyx_f_8repeated_read(struct __pyx_obj_8repeated_Node *, struct __pyx_obj_8repeated_Node *, struct __pyx_obj_8repeated_Node *, int);
static int __pyx_f_8repeated_read(struct __pyx_obj_8repeated_Node *__pyx_v_n, struct __pyx_obj_8repeated_Node *__pyx_v_m, struct __pyx_obj_8repeated_Node *__pyx_v_k, int __pyx_v_flag)
{
  int __pyx_r;
  int __pyx_t_1;
  struct __pyx_obj_8repeated_Node *__pyx_t_2 = NULL;
  struct ck_object *__pyx_t_3 = NULL;
  int __pyx_lineno = 0;
  ck_get((struct ck_object *) ((struct ck_object *) __pyx_v_m));
  if (unlikely(((struct ck_object *) __pyx_v_n) == CK_NONE))
  {
    ck_raise(&ck_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "value");
    {
      __pyx_lineno = 11;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_n->value = 1;
  __pyx_v_n->value = 2;
  __pyx_t_1 = __pyx_v_flag != 0;
  if (__pyx_t_1)
  {
    if (unlikely(((struct ck_object *) __pyx_v_k) == CK_NONE))
    {
      ck_raise(&ck_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "value");
      {
        __pyx_lineno = 14;
        goto __pyx_L1_error;
      }
    }
    __pyx_v_k->value = 3;
    __pyx_v_k->value = 4;
  }
  if (unlikely(((struct ck_object *) __pyx_v_k) == CK_NONE))
  {
    ck_raise(&ck_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "value");
    {
      __pyx_lineno = 16;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_k->value = 5;
  if (unlikely(((struct ck_object *) __pyx_v_m) == CK_NONE))
  {
    ck_raise(&ck_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "value");
    {
      __pyx_lineno = 17;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_m->value = 4;
  __pyx_t_2 = (struct __pyx_obj_8repeated_Node *) ck_load((struct ck_object **) (&__pyx_v_n->next));
  __pyx_t_3 = (struct ck_object *) __pyx_t_2;
  ck_get((struct ck_object *) __pyx_t_3);
  ck_put((struct ck_object *) ((struct ck_object *) __pyx_t_2));
  __pyx_t_2 = 0;
  ck_put((struct ck_object *) __pyx_v_m);
  __pyx_v_m = (struct __pyx_obj_8repeated_Node *) __pyx_t_3;
  __pyx_t_3 = 0;
  if (unlikely(((struct ck_object *) __pyx_v_m) == CK_NONE))
  {
    ck_raise(&ck_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "value");
    {
      __pyx_lineno = 19;
      goto __pyx_L1_error;
    }
  }
  __pyx_v_m->value = 5;
  __pyx_r = __pyx_v_n->value;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) ((struct ck_object *) __pyx_t_2));
  ck_put((struct ck_object *) __pyx_t_3);
  ck_traceback("repeated.pyx", "read", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  ck_put((struct ck_object *) ((struct ck_object *) __pyx_v_m));
  return __pyx_r;
}
