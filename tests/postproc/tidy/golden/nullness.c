struct ck_object *f(struct ck_object *__pyx_v_a)
{
	struct ck_object *__pyx_t_1 = NULL;
	struct ck_object *__pyx_t_2 = NULL;
	struct ck_object *__pyx_t_3 = NULL;
	struct ck_object *__pyx_r = NULL;
	__pyx_t_1 = ck_add(__pyx_v_a, __pyx_v_a, GFP_KERNEL);
	if (unlikely(!__pyx_t_1)) { goto error; }
	__pyx_t_2 = ck_add(__pyx_t_1, __pyx_v_a, GFP_KERNEL);
	if (unlikely(!__pyx_t_2)) { goto error; }
	ck_put(__pyx_t_1);
	__pyx_t_1 = NULL;
	ck_put(__pyx_t_1);
	if (__pyx_t_1) { h(); }
	__pyx_r = __pyx_t_2;
	__pyx_t_2 = NULL;
	goto out;
error:
	ck_put(__pyx_t_1);
	ck_put(__pyx_t_2);
	ck_put(__pyx_t_3);
	__pyx_r = NULL;
out:
	return __pyx_r;
}

struct ck_object *loop(struct ck_object *__pyx_v_a, int __pyx_v_n)
{
	struct ck_object *__pyx_t_1 = NULL;
	struct ck_object *__pyx_v_x = NULL;
	while (__pyx_v_n) {
		ck_put(__pyx_v_x);
		ck_put(__pyx_t_1);
		__pyx_v_x = g();
	}
	fill(&__pyx_t_1);
	ck_put(__pyx_t_1);
	return __pyx_v_x;
}
