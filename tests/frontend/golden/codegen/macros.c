struct __pyx_t_6macros_item;
struct __pyx_t_6macros_item
{
  int value;
  struct list_head node;
  struct rb_node rb;
};
static struct list_head __pyx_v_6macros_head;
static struct usb_device_id __pyx_v_6macros_ids[2];
static int __pyx_f_6macros_direct(void);
static struct __pyx_t_6macros_item *__pyx_f_6macros_last(struct list_head *, struct rb_root *);
static void __pyx_f_6macros_say(int, unsigned long);
static int __pyx_f_6macros_direct(void)
{
  int __pyx_v_total;
  struct __pyx_t_6macros_item *__pyx_v_e;
  int __pyx_r;
  struct __pyx_t_6macros_item *__pyx_t_1;
  int __pyx_t_2;
  __pyx_v_total = 0;
  while (__ck_c_each(list_for_each_entry_safe(__ck_c_var(&__pyx_v_e), __ck_c_var(&__pyx_t_1), &__pyx_v_6macros_head, __ck_c_name("node"))))
  {
    __pyx_t_2 = __pyx_v_e->value < 0;
    if (__pyx_t_2)
    {
      goto __pyx_L4_break;
    }
    __pyx_v_total = __pyx_v_total + __pyx_v_e->value;
  }

  {
    __pyx_v_total = -__pyx_v_total;
  }
  __pyx_L4_break:
  ;

  __pyx_r = __pyx_v_total;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static struct __pyx_t_6macros_item *__pyx_f_6macros_last(struct list_head *__pyx_v_h, struct rb_root *__pyx_v_root)
{
  struct __pyx_t_6macros_item *__pyx_v_e;
  struct __pyx_t_6macros_item *__pyx_r;
  struct list_head *__pyx_t_1;
  struct __pyx_t_6macros_item *__pyx_t_2;
  struct __pyx_t_6macros_item *__pyx_t_3;
  struct rb_node *__pyx_t_4;
  struct rb_node *__pyx_t_5;
  __pyx_v_e = NULL;
  __pyx_t_1 = __pyx_v_h->next;
  while (__ck_c_each(list_for_each_entry_safe(__ck_c_var(&__pyx_t_2), __ck_c_var(&__pyx_t_3), __pyx_t_1, __ck_c_name("node"))))
  {
    __pyx_v_e = __pyx_t_2;
  }

  for (__pyx_t_4 = rb_first(__pyx_v_root); __pyx_t_4; __pyx_t_4 = __pyx_t_5)
  {
    __pyx_t_5 = rb_next(__pyx_t_4);
    __pyx_t_3 = rb_entry(__pyx_t_4, __ck_c_type(sizeof(struct __pyx_t_6macros_item)), __ck_c_name("rb"));
    __pyx_v_e = __pyx_t_3;
  }

  __pyx_t_3 = container_of(&__pyx_v_e->node, __ck_c_type(sizeof(struct __pyx_t_6macros_item)), __ck_c_name("node"));
  __pyx_r = __pyx_t_3;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}

static void __pyx_f_6macros_say(int __pyx_v_n, unsigned long __pyx_v_u)
{
  pr_info("n is %d of %lu, and 100%%\n", __pyx_v_n, __pyx_v_u);
  printk(__ck_c_join(KERN_INFO, "that is all\n"));
}
