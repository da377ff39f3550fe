struct __pyx_obj_7inherit_Base;
struct __pyx_obj_7inherit_Derived;
struct __pyx_obj_7inherit_Base
{
  struct ck_object __pyx_head;
  const struct __pyx_vtabstruct_7inherit_Base *__pyx_vtab;
  struct ck_object *one;
};
struct __pyx_obj_7inherit_Derived
{
  struct __pyx_obj_7inherit_Base __pyx_base;
  struct ck_object *two;
};
struct __pyx_vtabstruct_7inherit_Base
{
  struct ck_object *(*method)(struct __pyx_obj_7inherit_Base *);
};
struct __pyx_vtabstruct_7inherit_Derived
{
  struct __pyx_vtabstruct_7inherit_Base __pyx_base;
  struct ck_object *(*another)(struct __pyx_obj_7inherit_Derived *, int);
};
static struct ck_object *__pyx_f_7inherit_4Base_method(struct __pyx_obj_7inherit_Base *__pyx_v_self);
static struct ck_object *__pyx_f_7inherit_7Derived_method(struct __pyx_obj_7inherit_Derived *__pyx_v_self);
static struct ck_object *__pyx_f_7inherit_7Derived_another(struct __pyx_obj_7inherit_Derived *__pyx_v_self, int __pyx_v_n);
static const struct ck_type __ck_type___pyx_obj_7inherit_Base;
static struct ck_object *__ck_alloc___pyx_obj_7inherit_Base(gfp_t gfp);
static const struct ck_type __ck_type___pyx_obj_7inherit_Derived;
static struct ck_object *__ck_alloc___pyx_obj_7inherit_Derived(gfp_t gfp);
static const struct __pyx_vtabstruct_7inherit_Base __ck_vtable___pyx_obj_7inherit_Base;
static const struct __pyx_vtabstruct_7inherit_Derived __ck_vtable___pyx_obj_7inherit_Derived;
static struct ck_object *__pyx_f_7inherit_4Base_method(struct __pyx_obj_7inherit_Base *__pyx_v_self)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  __pyx_t_1 = (struct ck_object *) ck_load(&__pyx_v_self->one);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_7inherit_7Derived_method(struct __pyx_obj_7inherit_Derived *__pyx_v_self)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  __pyx_t_1 = (struct ck_object *) ck_load(&__pyx_v_self->two);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_7inherit_7Derived_another(struct __pyx_obj_7inherit_Derived *__pyx_v_self, int __pyx_v_n)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_int_from_s64(__pyx_v_n, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 19;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("inherit.pyx", "Derived.another", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__ck_alloc___pyx_obj_7inherit_Base(gfp_t gfp)
{
  struct __pyx_obj_7inherit_Base *self = (struct __pyx_obj_7inherit_Base *) ck_new(&__ck_type___pyx_obj_7inherit_Base, gfp);
  if (!self)
    return NULL;
  self->__pyx_vtab = &__ck_vtable___pyx_obj_7inherit_Base;
  self->one = (void *) CK_NONE;
  return (struct ck_object *) self;
}

static void __ck_clear___pyx_obj_7inherit_Base(struct ck_object *o)
{
  struct __pyx_obj_7inherit_Base *self = (struct __pyx_obj_7inherit_Base *) o;
  ck_store((struct ck_object **) (&self->one), CK_NONE);
}

static int __ck_traverse___pyx_obj_7inherit_Base(struct ck_object *o, int (*visit)(struct ck_object *o, void *arg), void *arg)
{
  struct __pyx_obj_7inherit_Base *self = (struct __pyx_obj_7inherit_Base *) o;
  int err;
  if (self->one)
  {
    err = visit((struct ck_object *) self->one, arg);
    if (err)
      return err;
  }
  return 0;
}

static const struct __pyx_vtabstruct_7inherit_Base __ck_vtable___pyx_obj_7inherit_Base = {.method = __pyx_f_7inherit_4Base_method};
static const struct ck_type __ck_type___pyx_obj_7inherit_Base = {.object = CK_OBJECT_INIT(&ck_type_type), .name = "Base", .base = &ck_object_type, .size = sizeof(struct __pyx_obj_7inherit_Base), .vtable = &__ck_vtable___pyx_obj_7inherit_Base, .clear = __ck_clear___pyx_obj_7inherit_Base, .traverse = __ck_traverse___pyx_obj_7inherit_Base};
static struct ck_object *__ck_alloc___pyx_obj_7inherit_Derived(gfp_t gfp)
{
  struct __pyx_obj_7inherit_Derived *self = (struct __pyx_obj_7inherit_Derived *) ck_new(&__ck_type___pyx_obj_7inherit_Derived, gfp);
  if (!self)
    return NULL;
  self->__pyx_base.__pyx_vtab = (struct __pyx_vtabstruct_7inherit_Base *) (&__ck_vtable___pyx_obj_7inherit_Derived);
  self->__pyx_base.one = (void *) CK_NONE;
  self->two = (void *) CK_NONE;
  return (struct ck_object *) self;
}

static void __ck_clear___pyx_obj_7inherit_Derived(struct ck_object *o)
{
  struct __pyx_obj_7inherit_Derived *self = (struct __pyx_obj_7inherit_Derived *) o;
  ck_store((struct ck_object **) (&self->two), CK_NONE);
}

static int __ck_traverse___pyx_obj_7inherit_Derived(struct ck_object *o, int (*visit)(struct ck_object *o, void *arg), void *arg)
{
  struct __pyx_obj_7inherit_Derived *self = (struct __pyx_obj_7inherit_Derived *) o;
  int err;
  if (self->two)
  {
    err = visit((struct ck_object *) self->two, arg);
    if (err)
      return err;
  }
  return 0;
}

static const struct __pyx_vtabstruct_7inherit_Derived __ck_vtable___pyx_obj_7inherit_Derived = {.__pyx_base.method = (void *) __pyx_f_7inherit_7Derived_method, .another = __pyx_f_7inherit_7Derived_another};
static const struct ck_type __ck_type___pyx_obj_7inherit_Derived = {.object = CK_OBJECT_INIT(&ck_type_type), .name = "Derived", .base = &__ck_type___pyx_obj_7inherit_Base, .size = sizeof(struct __pyx_obj_7inherit_Derived), .vtable = &__ck_vtable___pyx_obj_7inherit_Derived, .clear = __ck_clear___pyx_obj_7inherit_Derived, .traverse = __ck_traverse___pyx_obj_7inherit_Derived};
