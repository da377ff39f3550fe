struct __pyx_obj_7special_Special;
struct __pyx_obj_7special_Special
{
  struct ck_object __pyx_head;
  struct ck_object *d;
};
static ssize_t __pyx_f_7special_7Special__ck_len_Special(struct __pyx_obj_7special_Special *);
static struct ck_object *__pyx_f_7special_7Special__ck_getitem_Special(struct __pyx_obj_7special_Special *, struct ck_object *);
static int __pyx_f_7special_7Special__ck_delitem_Special(struct __pyx_obj_7special_Special *, struct ck_object *);
static struct ck_object *__pyx_f_7special_7Special__ck_eq_Special(struct __pyx_obj_7special_Special *, struct ck_object *);
static struct ck_object *__pyx_f_7special_7Special__ck_lt_Special(struct __pyx_obj_7special_Special *, struct ck_object *);
static long __pyx_f_7special_7Special__ck_hash_Special(struct __pyx_obj_7special_Special *);
static struct ck_object *__pyx_f_7special_7Special__ck_next_Special(struct __pyx_obj_7special_Special *);
static struct ck_object *__pyx_f_7special_7Special__ck_radd_Special(struct __pyx_obj_7special_Special *, struct ck_object *);
static struct ck_object *__pyx_f_7special_7Special__ck_add_Special(struct __pyx_obj_7special_Special *, struct ck_object *);
static struct ck_object *__pyx_f_7special_7Special__ck_neg_Special(struct __pyx_obj_7special_Special *);
static void __pyx_f_7special_7Special__ck_dealloc_Special(struct __pyx_obj_7special_Special *);
static ssize_t __pyx_f_7special_7Special__ck_len_Special(struct __pyx_obj_7special_Special *__pyx_v_self);
static struct ck_object *__pyx_f_7special_7Special__ck_getitem_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_key);
static int __pyx_f_7special_7Special__ck_delitem_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_key);
static struct ck_object *__pyx_f_7special_7Special__ck_eq_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_other);
static struct ck_object *__pyx_f_7special_7Special__ck_lt_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_other);
static long __pyx_f_7special_7Special__ck_hash_Special(struct __pyx_obj_7special_Special *__pyx_v_self);
static struct ck_object *__pyx_f_7special_7Special__ck_next_Special(struct __pyx_obj_7special_Special *__pyx_v_self);
static struct ck_object *__pyx_f_7special_7Special__ck_radd_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_other);
static struct ck_object *__pyx_f_7special_7Special__ck_add_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_other);
static struct ck_object *__pyx_f_7special_7Special__ck_neg_Special(struct __pyx_obj_7special_Special *__pyx_v_self);
static void __pyx_f_7special_7Special__ck_dealloc_Special(struct __pyx_obj_7special_Special *__pyx_v_self);
static const struct ck_type __ck_type___pyx_obj_7special_Special;
static struct ck_object *__ck_alloc___pyx_obj_7special_Special(gfp_t gfp);
static ssize_t __pyx_f_7special_7Special__ck_len_Special(struct __pyx_obj_7special_Special *__pyx_v_self)
{
  ssize_t __pyx_r;
  __pyx_r = 3;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_7special_7Special__ck_getitem_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_key)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  int __pyx_lineno = 0;
  if (unlikely(ck_enter() < 0))
  {
    __pyx_lineno = 11;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = (struct ck_object *) ck_load(&__pyx_v_self->d);
  __pyx_t_2 = ck_dict_get(__pyx_t_1, __pyx_v_key);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 12;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_2;
  __pyx_t_2 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_traceback("special.pyx", "Special.__getitem__", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_7special_7Special__ck_delitem_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_key)
{
  int __pyx_r;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  if (unlikely(ck_enter() < 0))
  {
    __pyx_lineno = 14;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = (struct ck_object *) ck_load(&__pyx_v_self->d);
  if (unlikely(ck_dict_del(__pyx_t_1, __pyx_v_key) < 0))
  {
    __pyx_lineno = 15;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("special.pyx", "Special.__delitem__", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_7special_7Special__ck_eq_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_other)
{
  struct ck_object *__pyx_r = NULL;
  int __pyx_t_1;
  struct ck_object *__pyx_t_2 = NULL;
  int __pyx_lineno = 0;
  if (unlikely(ck_enter() < 0))
  {
    __pyx_lineno = 17;
    goto __pyx_L1_error;
  }
  __pyx_t_1 = ((struct ck_object *) __pyx_v_self) == __pyx_v_other;
  __pyx_t_2 = ck_bool(__pyx_t_1);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 18;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_2;
  __pyx_t_2 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_2);
  ck_traceback("special.pyx", "Special.__eq__", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_7special_7Special__ck_lt_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_other)
{
  struct ck_object *__pyx_r = NULL;
  ck_get((struct ck_object *) __pyx_v_other);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_v_other;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static long __pyx_f_7special_7Special__ck_hash_Special(struct __pyx_obj_7special_Special *__pyx_v_self)
{
  long __pyx_r;
  __pyx_r = 7;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_7special_7Special__ck_next_Special(struct __pyx_obj_7special_Special *__pyx_v_self)
{
  struct ck_object *__pyx_r = NULL;
  int __pyx_lineno = 0;
  ck_raise_type(&ck_StopIteration, NULL);
  {
    __pyx_lineno = 27;
    goto __pyx_L1_error;
  }
  __pyx_L1_error:
  ;

  ck_traceback("special.pyx", "Special.__next__", __pyx_lineno);
  __pyx_r = 0;
  return __pyx_r;
}

static struct ck_object *__pyx_f_7special_7Special__ck_radd_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_other)
{
  struct ck_object *__pyx_r = NULL;
  ck_get((struct ck_object *) __pyx_v_other);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_v_other;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_7special_7Special__ck_add_Special(struct __pyx_obj_7special_Special *__pyx_v_self, struct ck_object *__pyx_v_other)
{
  struct ck_object *__pyx_r = NULL;
  ck_get((struct ck_object *) ((struct ck_object *) __pyx_v_self));
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = (struct ck_object *) __pyx_v_self;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_7special_7Special__ck_neg_Special(struct __pyx_obj_7special_Special *__pyx_v_self)
{
  struct ck_object *__pyx_r = NULL;
  ck_get((struct ck_object *) ((struct ck_object *) __pyx_v_self));
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = (struct ck_object *) __pyx_v_self;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static void __pyx_f_7special_7Special__ck_dealloc_Special(struct __pyx_obj_7special_Special *__pyx_v_self)
{
  pr_info("gone\n");
}

static struct ck_object *__ck_alloc___pyx_obj_7special_Special(gfp_t gfp)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) ck_new(&__ck_type___pyx_obj_7special_Special, gfp);
  if (!self)
    return NULL;
  self->d = (void *) CK_NONE;
  return (struct ck_object *) self;
}

static void __ck_clear___pyx_obj_7special_Special(struct ck_object *o)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  ck_store((struct ck_object **) (&self->d), CK_NONE);
}

static int __ck_traverse___pyx_obj_7special_Special(struct ck_object *o, int (*visit)(struct ck_object *o, void *arg), void *arg)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  int err;
  if (self->d)
  {
    err = visit((struct ck_object *) self->d, arg);
    if (err)
      return err;
  }
  return 0;
}

static ssize_t __ck_len___pyx_obj_7special_Special(struct ck_object *o)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  return ck_length_result(__pyx_f_7special_7Special__ck_len_Special(self));
}

static struct ck_object *__ck_getitem___pyx_obj_7special_Special(struct ck_object *o, struct ck_object *key, gfp_t gfp)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  return __pyx_f_7special_7Special__ck_getitem_Special(self, key);
}

static int __ck_setitem___pyx_obj_7special_Special(struct ck_object *o, struct ck_object *key, struct ck_object *value, gfp_t gfp)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  if (!value)
  {
    return __pyx_f_7special_7Special__ck_delitem_Special(self, key);
  }
  ck_raise(&ck_TypeError, "'Special' object doesn't support item assignment");
  return -1;
}

static struct ck_object *__ck_next___pyx_obj_7special_Special(struct ck_object *o, gfp_t gfp)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  struct ck_object *item = __pyx_f_7special_7Special__ck_next_Special(self);
  if ((!item) && ck_err_matches(&ck_StopIteration))
    ck_err_clear();
  return item;
}

static int __ck_hash___pyx_obj_7special_Special(struct ck_object *o, u64 *out)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  long value = __pyx_f_7special_7Special__ck_hash_Special(self);
  if ((value == (-1)) && ck_err_occurred())
    return -1;
  *out = value;
  return 0;
}

static int __ck_compare___pyx_obj_7special_Special(struct ck_object *o, struct ck_object *b, int op)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  struct ck_object *result;
  int truth;
  switch (op)
  {
    case CK_LT:
      result = __pyx_f_7special_7Special__ck_lt_Special(self, b);
      break;

    case CK_EQ:
      result = __pyx_f_7special_7Special__ck_eq_Special(self, b);
      break;

    case CK_NE:
      result = __pyx_f_7special_7Special__ck_eq_Special(self, b);
      break;

    default:
      return CK_NOTIMPLEMENTED;

  }

  if (!result)
    return -1;
  if (result == CK_NOT_IMPLEMENTED)
    return CK_NOTIMPLEMENTED;
  truth = ck_is_true(result);
  ck_put(result);
  if ((truth >= 0) && (op == CK_NE))
    truth = !truth;
  return truth;
}

static struct ck_object *__ck_binary___pyx_obj_7special_Special(struct ck_object *o, struct ck_object *b, int op, gfp_t gfp)
{
  switch (op)
  {
    case CK_ADD | CK_INPLACE:
      if (ck_isinstance(o, &__ck_type___pyx_obj_7special_Special))
      return ck_operator_result(__pyx_f_7special_7Special__ck_add_Special((struct __pyx_obj_7special_Special *) o, b));
      if (ck_isinstance(b, &__ck_type___pyx_obj_7special_Special))
      return ck_operator_result(__pyx_f_7special_7Special__ck_radd_Special((struct __pyx_obj_7special_Special *) b, o));
      break;

    case CK_ADD:
      if (ck_isinstance(o, &__ck_type___pyx_obj_7special_Special))
      return ck_operator_result(__pyx_f_7special_7Special__ck_add_Special((struct __pyx_obj_7special_Special *) o, b));
      if (ck_isinstance(b, &__ck_type___pyx_obj_7special_Special))
      return ck_operator_result(__pyx_f_7special_7Special__ck_radd_Special((struct __pyx_obj_7special_Special *) b, o));
      break;

    default:
      break;

  }

  return NULL;
}

static struct ck_object *__ck_unary___pyx_obj_7special_Special(struct ck_object *o, int op, gfp_t gfp)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  switch (op)
  {
    case CK_NEG:
      return __pyx_f_7special_7Special__ck_neg_Special(self);

    default:
      return NULL;

  }

}

static void __ck_dealloc___pyx_obj_7special_Special(struct ck_object *o)
{
  struct __pyx_obj_7special_Special *self = (struct __pyx_obj_7special_Special *) o;
  __pyx_f_7special_7Special__ck_dealloc_Special(self);
}

static const struct ck_type __ck_type___pyx_obj_7special_Special = {.object = CK_OBJECT_INIT(&ck_type_type), .name = "Special", .base = &ck_object_type, .size = sizeof(struct __pyx_obj_7special_Special), .flags = CK_TYPE_DEALLOC_SLEEPS, .clear = __ck_clear___pyx_obj_7special_Special, .traverse = __ck_traverse___pyx_obj_7special_Special, .len = __ck_len___pyx_obj_7special_Special, .getitem = __ck_getitem___pyx_obj_7special_Special, .iter = ck_getitem_iter, .setitem = __ck_setitem___pyx_obj_7special_Special, .next = __ck_next___pyx_obj_7special_Special, .hash = __ck_hash___pyx_obj_7special_Special, .compare = __ck_compare___pyx_obj_7special_Special, .binary = __ck_binary___pyx_obj_7special_Special, .unary = __ck_unary___pyx_obj_7special_Special, .dealloc = __ck_dealloc___pyx_obj_7special_Special};
