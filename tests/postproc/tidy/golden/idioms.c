struct Echo { int total; };

void spelled(struct Echo *__pyx_v_e, int __pyx_v_n, char *__pyx_v_p)
{
	__pyx_v_n = __pyx_v_n + 1;
	__pyx_v_n = __pyx_v_n * 3;
	__pyx_v_e->total = (__pyx_v_e->total - 1);
	for (__pyx_v_n = 0; !(__pyx_v_n >= 9); __pyx_v_n += 1) { g(); }
	if ((__pyx_v_n & 1) != 0) { g(); }
	if (!(__pyx_v_n == 3) && (__pyx_v_p == NULL)) { g(); }
	__pyx_v_n = (__pyx_v_n < 4) != 0;
}

void kept(struct Echo *__pyx_v_e, int __pyx_v_n)
{
	__pyx_v_n = 1 + __pyx_v_n;
	__pyx_v_n = __pyx_v_n - 1 - 2;
	next()->total = next()->total + 1;
	__pyx_v_n = (__pyx_v_n & 1) != 0;
	if (__pyx_v_n == 0) { g(); }
}
