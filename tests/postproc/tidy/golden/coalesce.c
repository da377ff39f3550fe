int g(int a);

struct ck_object *object(struct ck_object *__pyx_v_a)
{
	struct ck_object *__pyx_t_1;
	struct ck_object *__pyx_v_x = NULL;
	__pyx_t_1 = ck_add(__pyx_v_a, __pyx_v_a, GFP_KERNEL);
	if (unlikely(!__pyx_t_1)) { goto error; }
	__pyx_v_x = __pyx_t_1;
	g(1);
error:
	return __pyx_v_x;
}

int number(int __pyx_v_n)
{
	int __pyx_t_1;
	int __pyx_v_x;
	__pyx_t_1 = g(__pyx_v_n);
	if (unlikely(__pyx_t_1 == -1)) { return -1; }
	__pyx_v_x = __pyx_t_1;
	return __pyx_v_x;
}

int read_on_the_way_out(int __pyx_v_x)
{
	int __pyx_t_1;
	__pyx_t_1 = g(__pyx_v_x);
	if (unlikely(__pyx_t_1 == -1)) { return __pyx_v_x; }
	__pyx_v_x = __pyx_t_1;
	return __pyx_v_x;
}

struct ck_object *old_value_dropped(struct ck_object *__pyx_v_x)
{
	struct ck_object *__pyx_t_1;
	__pyx_t_1 = ck_add(__pyx_v_x, __pyx_v_x, GFP_KERNEL);
	if (unlikely(!__pyx_t_1)) { goto error; }
	ck_put(__pyx_v_x);
	__pyx_v_x = __pyx_t_1;
error:
	return __pyx_v_x;
}

int entered_from_elsewhere(int __pyx_v_x, int __pyx_v_n)
{
	int __pyx_t_1;
	__pyx_t_1 = 5;
	if (__pyx_v_n) { goto middle; }
	__pyx_t_1 = g(__pyx_v_n);
middle:
	__pyx_v_x = __pyx_t_1;
	return __pyx_v_x;
}
