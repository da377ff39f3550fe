struct __pyx_obj_5plain_Plain;
struct __pyx_obj_5plain_Plain
{
  struct ck_object __pyx_head;
  int number;
  struct ck_object *thing;
  struct ck_object *items;
};
static const struct ck_type __ck_type___pyx_obj_5plain_Plain;
static struct ck_object *__ck_alloc___pyx_obj_5plain_Plain(gfp_t gfp);
static struct ck_object *__ck_alloc___pyx_obj_5plain_Plain(gfp_t gfp)
{
  struct __pyx_obj_5plain_Plain *self = (struct __pyx_obj_5plain_Plain *) ck_new(&__ck_type___pyx_obj_5plain_Plain, gfp);
  if (!self)
    return NULL;
  self->thing = (void *) CK_NONE;
  self->items = (void *) CK_NONE;
  return (struct ck_object *) self;
}

static void __ck_clear___pyx_obj_5plain_Plain(struct ck_object *o)
{
  struct __pyx_obj_5plain_Plain *self = (struct __pyx_obj_5plain_Plain *) o;
  ck_store((struct ck_object **) (&self->thing), CK_NONE);
  ck_store((struct ck_object **) (&self->items), CK_NONE);
}

static int __ck_traverse___pyx_obj_5plain_Plain(struct ck_object *o, int (*visit)(struct ck_object *o, void *arg), void *arg)
{
  struct __pyx_obj_5plain_Plain *self = (struct __pyx_obj_5plain_Plain *) o;
  int err;
  if (self->thing)
  {
    err = visit((struct ck_object *) self->thing, arg);
    if (err)
      return err;
  }
  if (self->items)
  {
    err = visit((struct ck_object *) self->items, arg);
    if (err)
      return err;
  }
  return 0;
}

static const struct ck_type __ck_type___pyx_obj_5plain_Plain = {.object = CK_OBJECT_INIT(&ck_type_type), .name = "Plain", .base = &ck_object_type, .size = sizeof(struct __pyx_obj_5plain_Plain), .clear = __ck_clear___pyx_obj_5plain_Plain, .traverse = __ck_traverse___pyx_obj_5plain_Plain};
