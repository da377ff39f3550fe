int both(int __pyx_v_a, int __pyx_v_b)
{
	int __pyx_t_1;
	int __pyx_t_2;
	__pyx_t_2 = (__pyx_v_a < 3);
	if (__pyx_t_2) { } else { __pyx_t_1 = __pyx_t_2; goto __pyx_L4_bool_binop_done; }
	__pyx_t_2 = (__pyx_v_b == g());
	__pyx_t_1 = __pyx_t_2;
__pyx_L4_bool_binop_done:
	return __pyx_t_1;
}

int mixed(int __pyx_v_a, int __pyx_v_b, int __pyx_v_c)
{
	int __pyx_t_1;
	int __pyx_t_2;
	__pyx_t_2 = (__pyx_v_a > 1);
	if (!__pyx_t_2) { goto __pyx_L7_next_or; } else { }
	__pyx_t_2 = (__pyx_v_b != 3);
	if (!__pyx_t_2) { } else { __pyx_t_1 = __pyx_t_2; goto __pyx_L6_bool_binop_done; }
__pyx_L7_next_or:
	__pyx_t_2 = (__pyx_v_c == 2);
	__pyx_t_1 = __pyx_t_2;
__pyx_L6_bool_binop_done:
	if (__pyx_t_1) { g(); }
	return 0;
}

int value_counts(int __pyx_v_a, int __pyx_v_b)
{
	int __pyx_t_1;
	int __pyx_t_2;
	__pyx_t_2 = __pyx_v_a;
	if (!__pyx_t_2) { } else { __pyx_t_1 = __pyx_t_2; goto __pyx_L4_bool_binop_done; }
	__pyx_t_2 = __pyx_v_b;
	__pyx_t_1 = __pyx_t_2;
__pyx_L4_bool_binop_done:
	return __pyx_t_1;
}

int may_fail(struct ck_object *__pyx_v_a, int __pyx_v_b)
{
	int __pyx_t_1;
	int __pyx_t_2;
	__pyx_t_2 = ck_is_true(__pyx_v_a);
	if (unlikely(__pyx_t_2 < 0)) { goto error; }
	if (__pyx_t_2) { } else { __pyx_t_1 = __pyx_t_2; goto __pyx_L4_bool_binop_done; }
	__pyx_t_2 = (__pyx_v_b == 1);
	__pyx_t_1 = __pyx_t_2;
__pyx_L4_bool_binop_done:
	return __pyx_t_1;
error:
	return -1;
}
