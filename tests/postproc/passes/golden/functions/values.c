CK_USES(ck_int_construct);
CK_USES(ck_type_repr);
struct __pyx_obj_6values_Counter;
struct __pyx_opt_args_6values_7Counter__ck_init_Counter;
struct __pyx_opt_args_6values_greet;
struct __pyx_opt_args_6values_7Counter__ck_init_Counter
{
  int __pyx_n;
  struct ck_object *step;
};
struct __pyx_opt_args_6values_greet
{
  int __pyx_n;
  int times;
  int loud;
};
struct __pyx_obj_6values_Counter
{
  struct ck_object __pyx_head;
  const struct __pyx_vtabstruct_6values_Counter *__pyx_vtab;
  int n;
};
struct __pyx_vtabstruct_6values_Counter
{
  struct ck_object *(*next)(struct __pyx_obj_6values_Counter *);
};
static int __pyx_f_6values_7Counter__ck_init_Counter(struct __pyx_obj_6values_Counter *, int, struct __pyx_opt_args_6values_7Counter__ck_init_Counter *__pyx_optional_args);
static int __pyx_f_6values_7Counter__ck_init_Counter(struct __pyx_obj_6values_Counter *__pyx_v_self, int __pyx_v_n, struct __pyx_opt_args_6values_7Counter__ck_init_Counter *__pyx_optional_args);
static struct ck_object *__pyx_f_6values_7Counter_next(struct __pyx_obj_6values_Counter *__pyx_v_self);
static struct ck_object *__pyx_f_6values_double(struct ck_object *);
static int __pyx_f_6values_greet(struct ck_object *, struct __pyx_obj_6values_Counter *, struct __pyx_opt_args_6values_greet *__pyx_optional_args);
static struct ck_object *__pyx_f_6values_use(struct ck_object *);
static int __pyx_f_6values__ck_module_body(void);
static const struct ck_type __ck_type___pyx_obj_6values_Counter;
static struct ck_object *__ck_alloc___pyx_obj_6values_Counter(gfp_t gfp);
static const struct __pyx_vtabstruct_6values_Counter __ck_vtable___pyx_obj_6values_Counter;
static struct ck_function __ck_value___pyx_f_6values_double;
static struct ck_function __ck_value___pyx_f_6values_greet;
static struct ck_function __ck_value___pyx_f_6values_7Counter_next;
static struct ck_unbound __ck_method_str_upper = {.base = CK_OBJECT_INIT(&ck_unbound_type), .owner = &ck_str_type, .name = "upper"};
static int __pyx_f_6values_7Counter__ck_init_Counter(struct __pyx_obj_6values_Counter *__pyx_v_self, int __pyx_v_n, struct __pyx_opt_args_6values_7Counter__ck_init_Counter *__pyx_optional_args)
{
  int __pyx_r;
  if (__pyx_optional_args)
  {
  }
  __pyx_v_self->n = __pyx_v_n;
  __pyx_r = 0;
  return __pyx_r;
}

static struct ck_object *__pyx_f_6values_7Counter_next(struct __pyx_obj_6values_Counter *__pyx_v_self)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_int_from_s64(__pyx_v_self->n, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 11;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("values.pyx", "Counter.next", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_6values_double(struct ck_object *__pyx_v_x)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_add(__pyx_v_x, __pyx_v_x, GFP_KERNEL);
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
  ck_traceback("values.pyx", "double", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_6values_greet(struct ck_object *__pyx_v_name, struct __pyx_obj_6values_Counter *__pyx_v_counter, struct __pyx_opt_args_6values_greet *__pyx_optional_args)
{
  int __pyx_v_times = (int) 1;
  int __pyx_v_loud = (int) 0;
  int __pyx_r;
  struct ck_object *__pyx_t_1 = NULL;
  struct ck_object *__pyx_t_2 = NULL;
  int __pyx_lineno = 0;
  if (__pyx_optional_args)
  {
    if (__pyx_optional_args->__pyx_n > 0)
    {
      __pyx_v_times = __pyx_optional_args->times;
      if (__pyx_optional_args->__pyx_n > 1)
      {
        __pyx_v_loud = __pyx_optional_args->loud;
      }
    }
  }
  __pyx_t_1 = ck_int_from_s64(__pyx_v_times, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 19;
    goto __pyx_L1_error;
  }
  __pyx_t_2 = ck_bool(__pyx_v_loud);
  if (unlikely(!__pyx_t_2))
  {
    __pyx_lineno = 19;
    goto __pyx_L1_error;
  }
  if (unlikely(ck_print(4, (struct ck_object *[]){__pyx_v_name, (struct ck_object *) __pyx_v_counter, __pyx_t_1, __pyx_t_2}, NULL, NULL, GFP_KERNEL) < 0))
  {
    __pyx_lineno = 19;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  ck_put((struct ck_object *) __pyx_t_2);
  __pyx_t_2 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_put((struct ck_object *) __pyx_t_2);
  ck_traceback("values.pyx", "greet", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__pyx_f_6values_use(struct ck_object *__pyx_v_f)
{
  struct ck_object *__pyx_r = NULL;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = ck_call(__pyx_v_f, 1, (struct ck_object *[]){CK_INT(1)}, GFP_KERNEL);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 23;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_r);
  __pyx_r = __pyx_t_1;
  __pyx_t_1 = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("values.pyx", "use", __pyx_lineno);
  __pyx_r = 0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static int __pyx_f_6values__ck_module_body(void)
{
  int __pyx_r;
  struct ck_object *__pyx_t_1 = NULL;
  int __pyx_lineno = 0;
  __pyx_t_1 = __pyx_f_6values_use(&__ck_value___pyx_f_6values_double.base);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 26;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_t_1 = __pyx_f_6values_use(&__ck_value___pyx_f_6values_greet.base);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 27;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_t_1 = __pyx_f_6values_use((struct ck_object *) CK_CLASS(__ck_type___pyx_obj_6values_Counter));
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 28;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_t_1 = __pyx_f_6values_use(&__ck_value___pyx_f_6values_7Counter_next.base);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 29;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_t_1 = __pyx_f_6values_use(&__ck_method_str_upper.base);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 30;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_t_1 = __pyx_f_6values_use(&ck_function_len.base);
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 31;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_t_1 = __pyx_f_6values_use((struct ck_object *) CK_CLASS(ck_int_type));
  if (unlikely(!__pyx_t_1))
  {
    __pyx_lineno = 32;
    goto __pyx_L1_error;
  }
  ck_put((struct ck_object *) __pyx_t_1);
  __pyx_t_1 = 0;
  __pyx_r = 0;
  goto __pyx_L0;
  __pyx_L1_error:
  ;

  ck_put((struct ck_object *) __pyx_t_1);
  ck_traceback("values.pyx", "<module>", __pyx_lineno);
  __pyx_r = -1;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct ck_object *__ck_alloc___pyx_obj_6values_Counter(gfp_t gfp)
{
  struct __pyx_obj_6values_Counter *self = (struct __pyx_obj_6values_Counter *) ck_new(&__ck_type___pyx_obj_6values_Counter, gfp);
  if (!self)
    return NULL;
  self->__pyx_vtab = &__ck_vtable___pyx_obj_6values_Counter;
  return (struct ck_object *) self;
}

static const struct __pyx_vtabstruct_6values_Counter __ck_vtable___pyx_obj_6values_Counter = {.next = __pyx_f_6values_7Counter_next};
static struct ck_object *__ck_construct_0___pyx_obj_6values_Counter(struct ck_object *o, unsigned int nargs, struct ck_object **args, gfp_t gfp)
{
  struct __pyx_obj_6values_Counter *self = (struct __pyx_obj_6values_Counter *) o;
  static const char * const names[] = {"n", "step"};
  struct __pyx_opt_args_6values_7Counter__ck_init_Counter more;
  int arg0;
  int result;
  if (unlikely((nargs > 2) || (nargs < 1)))
  {
    ck_raise_arguments("Counter.__init__", names, nargs, 1, 2, 1);
    return NULL;
  }
  more.__pyx_n = nargs - 1;
  arg0 = ck_as_int(args[0]);
  if ((arg0 == ((int) (-1))) && ck_err_occurred())
    return NULL;
  if (nargs > 1)
  {
    more.step = args[1];
  }
  result = __pyx_f_6values_7Counter__ck_init_Counter(self, arg0, &more);
  if ((result == ((int) (-1))) && ck_err_occurred())
    return NULL;
  return ck_int_from(result, gfp);
}

static struct ck_object *__ck_construct___pyx_obj_6values_Counter(const struct ck_type *type, unsigned int nargs, struct ck_object **args, gfp_t gfp)
{
  struct ck_object *o;
  o = __ck_alloc___pyx_obj_6values_Counter(gfp);
  if (!o)
    return NULL;
  if (!__ck_construct_0___pyx_obj_6values_Counter(o, nargs, args, gfp))
  {
    ck_put(o);
    return NULL;
  }
  return o;
}

static const struct ck_type __ck_type___pyx_obj_6values_Counter = {.object = CK_OBJECT_INIT(&ck_type_type), .name = "Counter", .base = &ck_object_type, .size = sizeof(struct __pyx_obj_6values_Counter), .vtable = &__ck_vtable___pyx_obj_6values_Counter, .construct = __ck_construct___pyx_obj_6values_Counter};
static struct ck_object *__ck_call___pyx_f_6values_double(struct ck_object *o, unsigned int nargs, struct ck_object **args, gfp_t gfp)
{
  return (struct ck_object *) __pyx_f_6values_double(args[0]);
}

static const char * const __ck_names___pyx_f_6values_double[] = {"x"};
static struct ck_function __ck_value___pyx_f_6values_double = {.base = CK_OBJECT_INIT(&ck_function_type), .name = "double", .arguments = __ck_names___pyx_f_6values_double, .least = 1, .most = 1, .call = __ck_call___pyx_f_6values_double};
static struct ck_object *__ck_call___pyx_f_6values_greet(struct ck_object *o, unsigned int nargs, struct ck_object **args, gfp_t gfp)
{
  struct __pyx_opt_args_6values_greet more;
  int arg2;
  int arg3;
  more.__pyx_n = nargs - 2;
  if (!ck_check_type(args[1], &__ck_type___pyx_obj_6values_Counter, 1, "counter"))
    return NULL;
  if (nargs > 2)
  {
    arg2 = ck_as_int(args[2]);
    if ((arg2 == ((int) (-1))) && ck_err_occurred())
      return NULL;
    more.times = arg2;
  }
  if (nargs > 3)
  {
    arg3 = ck_is_true(args[3]);
    if (arg3 < 0)
      return NULL;
    more.loud = arg3;
  }
  if (__pyx_f_6values_greet(args[0], (struct __pyx_obj_6values_Counter *) args[1], &more) < 0)
    return NULL;
  return CK_NONE;
}

static const char * const __ck_names___pyx_f_6values_greet[] = {"name", "counter", "times", "loud"};
static struct ck_function __ck_value___pyx_f_6values_greet = {.base = CK_OBJECT_INIT(&ck_function_type), .name = "greet", .arguments = __ck_names___pyx_f_6values_greet, .least = 2, .most = 4, .call = __ck_call___pyx_f_6values_greet};
static struct ck_object *__ck_call___pyx_f_6values_7Counter_next(struct ck_object *o, unsigned int nargs, struct ck_object **args, gfp_t gfp)
{
  if (!ck_check_type(args[0], &__ck_type___pyx_obj_6values_Counter, 1, "self"))
    return NULL;
  return (struct ck_object *) __pyx_f_6values_7Counter_next((struct __pyx_obj_6values_Counter *) args[0]);
}

static const char * const __ck_names___pyx_f_6values_7Counter_next[] = {"self"};
static struct ck_function __ck_value___pyx_f_6values_7Counter_next = {.base = CK_OBJECT_INIT(&ck_function_type), .name = "Counter.next", .arguments = __ck_names___pyx_f_6values_7Counter_next, .least = 1, .most = 1, .call = __ck_call___pyx_f_6values_7Counter_next};
