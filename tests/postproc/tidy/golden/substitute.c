struct Echo { int total; };
int pure(int a);
int other(int a, int b);

int moved(struct Echo *__pyx_v_e, int __pyx_v_n, int *__pyx_v_p)
{
	int __pyx_t_1;
	int __pyx_t_2;
	int __pyx_r;
	__pyx_t_1 = (__pyx_v_n == 7);
	if (__pyx_t_1) { g(); }
	__pyx_t_1 = other(1, 2);
	__pyx_v_n = __pyx_t_1;
	__pyx_t_1 = __pyx_v_n;
	__pyx_v_p[__pyx_t_1] = __pyx_v_p[__pyx_t_1] + 1;
	__pyx_t_2 = pure(__pyx_v_n);
	__pyx_t_1 = __pyx_v_n * 2;
	__pyx_v_e->total = __pyx_t_1;
	__pyx_r = __pyx_t_2;
	return __pyx_r;
}

int kept(struct Echo *__pyx_v_e, int __pyx_v_n, long __pyx_v_l, unsigned char __pyx_v_c)
{
	int __pyx_t_1;
	unsigned char __pyx_t_2;
	int __pyx_t_3;
	__pyx_t_1 = __pyx_v_e->total;
	pure(1);
	other(__pyx_t_1, 0);
	__pyx_t_1 = __pyx_v_n;
	__pyx_v_n = 3;
	other(__pyx_t_1, 0);
	__pyx_t_1 = __pyx_v_l;
	__pyx_v_l = __pyx_t_1 + 1;
	__pyx_t_2 = __pyx_v_n + 1;
	__pyx_v_l = __pyx_t_2;
	__pyx_t_1 = pure(2);
	__pyx_v_n = __pyx_v_c && __pyx_t_1;
	__pyx_t_1 = pure(3);
	other(__pyx_t_1, __pyx_v_e->total);
	__pyx_t_1 = pure(4);
	UNKNOWN_MACRO(__pyx_t_1);
	__pyx_t_3 = pure(5);
	if (unlikely(__pyx_t_3 == -1)) { return -1; }
	__pyx_t_1 = __pyx_v_n;
	MACRO_THAT_MAY_ASSIGN(__pyx_v_n);
	return __pyx_t_1;
}

int constants(int __pyx_v_n, int __pyx_v_m)
{
	int __pyx_lineno;
	int __pyx_t_1;
	int __pyx_t_2;
	__pyx_t_1 = __pyx_v_n;
	__pyx_t_2 = __pyx_v_m;
	__pyx_v_m = 0;
	if (g()) { __pyx_lineno = 12; goto error; }
	if (h()) { __pyx_lineno = 12; goto error; }
	return other(__pyx_t_1, __pyx_t_1) + __pyx_t_2 + __pyx_t_2;
error:
	ck_traceback("a", "b", __pyx_lineno);
	return -1;
}

int types_asked_for(unsigned char __pyx_v_c, struct Echo *__pyx_v_e)
{
	int __pyx_t_1;
	__pyx_t_1 = __pyx_v_c;
	__pyx_v_e->total = ck_neg_overflows(__pyx_t_1);
	__pyx_t_1 = __pyx_v_c;
	__pyx_v_e->total = pure(__pyx_t_1);
	__pyx_t_1 = __pyx_v_e->total;
	return ck_neg_overflows(__pyx_t_1);
}
