struct Names;
struct names_lower;
struct names_point;
struct Names_method_defaults;
enum names_Color
{
  names_RED
};
struct names_point
{
  int x;
};
struct Names_method_defaults
{
  int count;
  int n;
};
struct Names
{
  struct ck_object base;
  const struct Names_vtable *vtab;
  struct ck_object *inner;
};
struct names_lower
{
  struct ck_object base;
};
struct Names_vtable
{
  struct ck_object *(*method)(struct Names *, struct Names_method_defaults *optional);
};
static struct ck_object *Names_method(struct Names *__pyx_v_self, struct Names_method_defaults *optional);
static struct ck_object *Names_value(struct Names *__pyx_v_self);
static struct names_lower *names_thing = (void *) CK_NONE;
static int names_current(struct names_point *);
static struct ck_object *names_already(struct Names *);
static int names_module_body(void);
static const struct ck_type Names_type;
static struct ck_object *Names_alloc(gfp_t gfp);
static const struct ck_type names_lower_type;
static struct ck_object *names_lower_alloc(gfp_t gfp);
static const struct Names_vtable Names_vtable;
static struct ck_object *Names_method(struct Names *__pyx_v_self, struct Names_method_defaults *optional)
{
  int __pyx_v_n = (int) 3;
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  if (optional)
  {
    if (optional->count > 0)
    {
      __pyx_v_n = optional->n;
    }
  }
  __pyx_t_1 = ck_int_from_s64(__pyx_v_n, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 15;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("names.pyx", "Names.method", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *Names_value(struct Names *__pyx_v_self)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  __pyx_t_1 = (struct ck_object *) ck_load(&__pyx_v_self->inner);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int names_current(struct names_point *__pyx_v_p)
{
  int __pyx_r;
  int __pyx_t_1;
  int __pyx_t_2;
  __pyx_t_1 = 0;
  if (unlikely(ck_add_overflows(__pyx_v_p->x, names_RED, &__pyx_t_2)))
  {
    ck_raise(&ck_OverflowError, "value too large");
    {
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_t_2;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_err_warn_unraisable("current");
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *names_already(struct Names *__pyx_v_n)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  struct Names_method_defaults __pyx_t_2;
  struct ck_object *__pyx_t_3 = NULL;
  struct ck_object *__pyx_t_4 = NULL;
  int __pyx_lineno = 0;
  if (unlikely(((struct ck_object *) __pyx_v_n) == CK_NONE))
  {
    ck_raise(&ck_AttributeError, "\047NoneType\047 object has no attribute \047%.30s\047", "method");
    {
      __pyx_lineno = 31;
      goto __pyx_L1_error;
    }
  }
  __pyx_t_2.count = 1;
  __pyx_t_2.n = 4;
  __pyx_t_1 = ((struct Names_vtable *) __pyx_v_n->vtab)->method(__pyx_v_n, &__pyx_t_2);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 31;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = Names_value(__pyx_v_n);
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 31;
    goto __pyx_L1_error;
  }
  __pyx_t_4 = ck_tuple_pack(2, GFP_KERNEL, __pyx_t_1, __pyx_t_3);
  if (unlikely(!__pyx_t_4))
  {
    __pyx_lineno = 31;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_put((struct ck_object *) __pyx_t_3);
  __pyx_t_3 = 0;
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_4;
  __pyx_t_4 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_3);
  ck_put((struct ck_object *) __pyx_t_4);
  ck_traceback("names.pyx", "names_already", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int names_module_body(void)
{
  int __pyx_r;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = names_lower_alloc(GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 34;
    goto __pyx_L1_error;
  }
  ck_store((struct ck_object **) (&names_thing), (struct ck_object *) ((struct names_lower *) __pyx_t_1));
  __pyx_t_1 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("names.pyx", "<module>", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *Names_alloc(gfp_t gfp)
{
  struct Names *self = (struct Names *) ck_new(&Names_type, gfp);
  if (!self)
    return NULL;
  self->vtab = &Names_vtable;
  self->inner = (void *) CK_NONE;
  return (struct ck_object *) self;
}

static void Names_clear(struct ck_object *o)
{
  struct Names *self = (struct Names *) o;
  ck_store((struct ck_object **) (&self->inner), CK_NONE);
}

static int Names_traverse(struct ck_object *o, int (*visit)(struct ck_object *o, void *arg), void *arg)
{
  struct Names *self = (struct Names *) o;
  int err;
  if (self->inner)
  {
    err = visit((struct ck_object *) self->inner, arg);
    if (err)
      return err;
  }
  return 0;
}

static const struct Names_vtable Names_vtable = {.method = Names_method};
static const struct ck_type Names_type = {.object = CK_OBJECT_INIT(&ck_type_type), .name = "Names", .base = &ck_object_type, .size = sizeof(struct Names), .vtable = &Names_vtable, .clear = Names_clear, .traverse = Names_traverse};
static struct ck_object *names_lower_alloc(gfp_t gfp)
{
  struct names_lower *self = (struct names_lower *) ck_new(&names_lower_type, gfp);
  if (!self)
    return NULL;
  return (struct ck_object *) self;
}

static const struct ck_type names_lower_type = {.object = CK_OBJECT_INIT(&ck_type_type), .name = "lower", .base = &ck_object_type, .size = sizeof(struct names_lower)};
static int names_init(void)
{
  int err;
  err = ck_runtime_init();
  if (err)
    return err;
  if (names_module_body() < 0)
  {
    err = ck_err_to_errno("module init");
    goto out;
  }
  return 0;
  out:
  ck_store((struct ck_object **) (&names_thing), CK_NONE);

  ck_runtime_exit();
  return err;
}

static void names_exit(void)
{
  ck_store((struct ck_object **) (&names_thing), CK_NONE);
  ck_runtime_exit();
}
module_init(names_init);
module_exit(names_exit);

MODULE_DESCRIPTION("names");
MODULE_LICENSE("GPL");
