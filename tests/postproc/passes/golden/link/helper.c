struct __pyx_obj_6helper_Tool;
struct __pyx_obj_6helper_Tool
{
  struct ck_object __pyx_head;
  const struct __pyx_vtabstruct_6helper_Tool *__pyx_vtab;
  struct ck_object *name;
};
struct __pyx_vtabstruct_6helper_Tool
{
  struct ck_object *(*work)(struct __pyx_obj_6helper_Tool *, struct ck_object *);
};
struct ck_object *__pyx_f_6helper_4Tool_work(struct __pyx_obj_6helper_Tool *__pyx_v_self, struct ck_object *__pyx_v_n);
int __pyx_f_6helper_count(int);
extern const struct ck_type __ck_type___pyx_obj_6helper_Tool;
struct ck_object *__ck_alloc___pyx_obj_6helper_Tool(gfp_t gfp);
extern const struct __pyx_vtabstruct_6helper_Tool __ck_vtable___pyx_obj_6helper_Tool;
struct ck_object *__pyx_f_6helper_4Tool_work(struct __pyx_obj_6helper_Tool *__pyx_v_self, struct ck_object *__pyx_v_n)
{
  struct ck_object *__pyx_r = NULL;
  ck_get((struct ck_object *) __pyx_v_n);
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_v_n;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

int __pyx_f_6helper_count(int __pyx_v_n)
{
  int __pyx_r;
  int __pyx_t_1;
  long __pyx_t_2;
  int __pyx_lineno = 0;
  __pyx_t_1 = 0;
  if (unlikely(ck_add_overflows(__pyx_v_n, 1, &__pyx_t_2)))
  {
    ck_raise(&ck_OverflowError, "value too large");
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
  }
  if (unlikely(ck_narrows(__pyx_t_2, &__pyx_t_1)))
  {
    ck_raise(&ck_OverflowError, "value too large to convert to int");
    {
      __pyx_lineno = 13;
      goto __pyx_L1_error;
    }
  }
  __pyx_r = __pyx_t_1;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_traceback("helper.pyx", "count", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

struct ck_object *__ck_alloc___pyx_obj_6helper_Tool(gfp_t gfp)
{
  struct __pyx_obj_6helper_Tool *self = (struct __pyx_obj_6helper_Tool *) ck_new(&__ck_type___pyx_obj_6helper_Tool, gfp);
  if (!self)
    return NULL;
  self->__pyx_vtab = &__ck_vtable___pyx_obj_6helper_Tool;
  self->name = (void *) CK_NONE;
  return (struct ck_object *) self;
}

static void __ck_clear___pyx_obj_6helper_Tool(struct ck_object *o)
{
  struct __pyx_obj_6helper_Tool *self = (struct __pyx_obj_6helper_Tool *) o;
  ck_store((struct ck_object **) (&self->name), CK_NONE);
}

static int __ck_traverse___pyx_obj_6helper_Tool(struct ck_object *o, int (*visit)(struct ck_object *o, void *arg), void *arg)
{
  struct __pyx_obj_6helper_Tool *self = (struct __pyx_obj_6helper_Tool *) o;
  int err;
  if (self->name)
  {
    err = visit((struct ck_object *) self->name, arg);
    if (err)
      return err;
  }
  return 0;
}

const struct __pyx_vtabstruct_6helper_Tool __ck_vtable___pyx_obj_6helper_Tool = {.work = __pyx_f_6helper_4Tool_work};
const struct ck_type __ck_type___pyx_obj_6helper_Tool = {.object = CK_OBJECT_INIT(&ck_type_type), .name = "Tool", .base = &ck_object_type, .size = sizeof(struct __pyx_obj_6helper_Tool), .vtable = &__ck_vtable___pyx_obj_6helper_Tool, .clear = __ck_clear___pyx_obj_6helper_Tool, .traverse = __ck_traverse___pyx_obj_6helper_Tool};
