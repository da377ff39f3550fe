struct file;
enum color { RED, GREEN = 4, BLUE };
typedef int (*handler_t)(struct file *f, int n);
union value { int i; char c[4]; };
struct ops {
  int (*open)(struct file *f);
  long (*read)(struct file *, char *buf, unsigned long n, long long *pos);
  const char *name;
  unsigned int ready : 1;
  struct { int x; int y; } place;
  int table[2][3];
};
static int used_early(int a);
static int never_needed(int a);
extern int outside(int a, ...);
static const int primes[] = {2, 3, 5};
static const int many[] = {100000, 200000, 300000, 400000, 500000, 600000, 700000, 800000, 900000, 1000000};
static int my_open(struct file *f) { return used_early(1); }
static const struct ops my_ops = { .open = my_open, .name = "mine", .place = { .x = 1, .y = 2 }, .table = { {1, 2, 3}, {4, 5, 6} } };
static int (*chooser(int n))(struct file *f) { return my_open; }
static int never_needed(int a) { return a; }
static int used_early(int a)
{
  int i;
  const char *const text = "a" "b\n";
  unsigned long flags = 0x1fUL;
  if (a) { i = 1; }
  if (a) { i = 1; } else { i = 2; outside(i); }
  if (a == 1) i = 1; else if (a == 2) i = 2; else if (a == 3) { i = 3; outside(3); } else i = 4;
  if (a) { if (i) { i = 5; } } else { i = 6; }
  if ((i = a)) { outside(1); }
  for (i = 0; i < a; i++) outside(i);
  for (;;) { if (i) { break; } else { continue; } }
  for (int k = 0, *p = &a; k < 3; k++) { outside(*p); }
  while (i--) ;
  do { i++; } while (i < 3);
  switch (a) {
  case 1: case 2: outside(1); break;
  case RED: outside(2);
  case GREEN: { outside(3); break; }
  default: i = 3;
  }
  if (unlikely(a < 0)) { goto out; }
  i = (a + i) * 2 - (a - (i - 1)) + (a & 3) + (a << 2 | 1);
  i = a && i || !a && !i;
  i = (a < i) == (i < a);
  i = -(-a) + ~a - !a;
  i = *&a + sizeof(int) + sizeof(i) + (int)(a + 1) + (char)a;
  i = a ? i ? 1 : 2 : (3, 4);
  i = ((struct ops *)text)->ready + my_ops.place.x + many[a + 1];
  (*my_ops.open)(0);
  outside(i, (struct point){1, 2}, ((int)a), "a rather long string that cannot be broken", flags, text, my_ops.table[1][2]);
  i = some_function_with_a_long_name(some_argument_with_a_name, another_argument, a + i + 12345, inner(a, i, some_argument_with_a_name, flags));
  if (first_condition_with_a_long_name(a) && second_condition_with_a_long_name(i) || third_condition_is_long(a, i)) outside(1);
  i = first_operand_with_a_long_name + second_operand_with_a_long_name * 2 + third_operand_with_a_long_name;
  return i;
out:
  outside(9);
end: ;
}
struct callbacks {
  struct ck_object *(*__exit__)(struct Guard *, struct ck_object *, struct ck_object *, struct ck_object *);
};
static int literals(struct ck_object *obj)
{
  return ck_str_join_parts((struct ck_object *[]){obj, &str_text.base, obj, &str_text.base, obj, &str_text_2.base}, 6, GFP_KERNEL);
}
static int call_through_a_table(struct ck_object *obj)
{
  obj2 = (struct ck_object *)((struct Dog_vtable *)((struct Dog *)obj)->base.vtab)->teach((struct Dog *)obj, &str_roll.base);
  return 0;
}
