struct __pyx_obj_6helper_Tool;
struct __pyx_obj_4user_Better;
struct __pyx_obj_6helper_Tool
{
  struct ck_object __pyx_head;
  const struct __pyx_vtabstruct_6helper_Tool *__pyx_vtab;
  struct ck_object *name;
};
struct __pyx_obj_4user_Better
{
  struct __pyx_obj_6helper_Tool __pyx_base;
};
struct __pyx_vtabstruct_6helper_Tool
{
  struct ck_object *(*work)(struct __pyx_obj_6helper_Tool *, struct ck_object *);
};
struct __pyx_vtabstruct_4user_Better
{
  struct __pyx_vtabstruct_6helper_Tool __pyx_base;
  struct ck_object *(*more)(struct __pyx_obj_4user_Better *);
};
static struct ck_object *__pyx_f_4user_6Better_more(struct __pyx_obj_4user_Better *__pyx_v_self);
int __pyx_f_6helper_count(int);
struct ck_object *__pyx_f_6helper_4Tool_work(struct __pyx_obj_6helper_Tool *, struct ck_object *);
static const struct ck_type __ck_type___pyx_obj_4user_Better;
static struct ck_object *__ck_alloc___pyx_obj_4user_Better(gfp_t gfp);
static const struct __pyx_vtabstruct_4user_Better __ck_vtable___pyx_obj_4user_Better;
extern const struct __pyx_vtabstruct_6helper_Tool __ck_vtable___pyx_obj_6helper_Tool;
extern const struct ck_type __ck_type___pyx_obj_6helper_Tool;
struct ck_object *__ck_alloc___pyx_obj_6helper_Tool(gfp_t gfp);
static struct ck_object *__pyx_f_4user_6Better_more(struct __pyx_obj_4user_Better *__pyx_v_self)
{
  struct ck_object *__pyx_r = NULL;
  int __pyx_t_1;
  struct ck_object *__pyx_t_2 = NULL;
  struct ck_object *__pyx_t_3 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_f_6helper_count(3);
  if (unlikely(__pyx_t_1 == ((int) (-1))))
  {
    __pyx_lineno = 8;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = ck_int_from_s64(__pyx_t_1, GFP_KERNEL);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 8;
    goto __pyx_L1_error;
  }
  __pyx_t_3 = ((struct __pyx_vtabstruct_4user_Better *) __pyx_v_self->__pyx_base.__pyx_vtab)->__pyx_base.work((struct __pyx_obj_6helper_Tool *) __pyx_v_self, __pyx_t_2);
  if (unlikely(!__pyx_t_3))
  {
    __pyx_lineno = 8;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_3;
  __pyx_t_3 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_2);
  ck_put((struct ck_object *) __pyx_t_3);
  ck_traceback("user.pyx", "Better.more", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__ck_alloc___pyx_obj_4user_Better(gfp_t gfp)
{
  struct __pyx_obj_4user_Better *self = (struct __pyx_obj_4user_Better *) ck_new(&__ck_type___pyx_obj_4user_Better, gfp);
  if (!self)
    return NULL;
  self->__pyx_base.__pyx_vtab = (struct __pyx_vtabstruct_6helper_Tool *) (&__ck_vtable___pyx_obj_4user_Better);
  self->__pyx_base.name = (void *) CK_NONE;
  return (struct ck_object *) self;
}

static const struct __pyx_vtabstruct_4user_Better __ck_vtable___pyx_obj_4user_Better = {.__pyx_base.work = (void *) __pyx_f_6helper_4Tool_work, .more = __pyx_f_4user_6Better_more};
static const struct ck_type __ck_type___pyx_obj_4user_Better = {.object = CK_OBJECT_INIT(&ck_type_type), .name = "Better", .base = &__ck_type___pyx_obj_6helper_Tool, .size = sizeof(struct __pyx_obj_4user_Better), .vtable = &__ck_vtable___pyx_obj_4user_Better};
