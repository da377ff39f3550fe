struct ck_object;
struct Echo { struct ck_object *data; int total; };
int known(struct ck_object *a, int b);

int needless(struct ck_object *__pyx_v_o, struct Echo *__pyx_v_e, int __pyx_v_n, ssize_t __pyx_v_s)
{
	known((struct ck_object *)__pyx_v_o, (int)__pyx_v_n);
	known((struct ck_object *)__pyx_v_e->data, ((int)-1));
	known((struct ck_object *)0, 0);
	pr_info(((char const *)"text\n"));
	__pyx_v_o = (struct ck_object *)(struct Echo *)__pyx_v_o;
	__pyx_v_o = 0;
	if (__pyx_v_o == 0) { g(); }
	if (__pyx_v_s == (ssize_t)-1) { g(); }
	return (int)(__pyx_v_n + 1);
}

struct ck_object *needed(struct Echo *__pyx_v_e, long __pyx_v_l, unsigned int __pyx_v_u)
{
	known((struct ck_object *)__pyx_v_e, (int)__pyx_v_l);
	g((unsigned char)__pyx_v_u, (struct ck_object *)h());
	g(sizeof((char const *)"text"));
	if (__pyx_v_u == (unsigned int)-1) { g(); }
	if (__pyx_v_l == (short)-1) { g(); }
	return 0;
}

struct ck_object *results(struct ck_object *__pyx_v_o)
{
	known((struct ck_object *)ck_add(__pyx_v_o, __pyx_v_o, GFP_KERNEL), (int)ck_is_true(__pyx_v_o));
	known((struct ck_object *)ck_to_list(__pyx_v_o), (int)ck_len(__pyx_v_o));
	return (struct ck_object *)ck_some_macro(__pyx_v_o);
}
