int g(int a);

int rewritten(int __pyx_v_n, unsigned char *__pyx_v_p)
{
	int __pyx_v_i;
	int __pyx_t_1;
	int __pyx_t_2;
	int __pyx_t_3;
	while (1) {
		if (!(__pyx_v_n > 3)) { break; }
		__pyx_v_n -= 1;
	}
	__pyx_t_2 = __pyx_v_n;
	for (__pyx_t_3 = 0; __pyx_t_3 < __pyx_t_2; __pyx_t_3 += 1) {
		__pyx_v_i = __pyx_t_3;
		if (__pyx_v_i == 7) { break; }
		g(__pyx_v_p[__pyx_v_i]);
	}
	for (__pyx_t_1 = __pyx_v_n; __pyx_t_1 > 0; __pyx_t_1 -= 2) {
		__pyx_v_i = __pyx_t_1;
		g(__pyx_v_i);
	}
	return 0;
}

int kept(int __pyx_v_n, int __pyx_v_m)
{
	int __pyx_v_i;
	int __pyx_v_j;
	int __pyx_t_1;
	int __pyx_t_2;
	int __pyx_t_3;
	__pyx_t_2 = __pyx_v_n;
	for (__pyx_t_3 = 0; __pyx_t_3 < __pyx_t_2; __pyx_t_3 += 1) {
		__pyx_v_i = __pyx_t_3;
		__pyx_v_n = g(__pyx_v_i);
	}
	for (__pyx_t_3 = 0; __pyx_t_3 < 4; __pyx_t_3 += 1) {
		__pyx_v_i = __pyx_t_3;
		__pyx_v_i = __pyx_v_i + 2;
		g(__pyx_v_i);
	}
	__pyx_v_j = 0;
	for (__pyx_t_3 = 0; __pyx_t_3 < 4; __pyx_t_3 += 1) {
		__pyx_v_j = __pyx_t_3;
		g(__pyx_v_j);
	}
	__pyx_t_1 = __pyx_v_m;
	for (__pyx_t_3 = 0; __pyx_t_3 < __pyx_t_1; __pyx_t_3 += 1) {
		__pyx_v_i = __pyx_t_3;
		MACRO_THAT_MAY_ASSIGN(__pyx_v_i, __pyx_v_m);
	}
	return __pyx_v_j;
}
