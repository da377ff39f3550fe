int shapes(int __pyx_v_n)
{
	int __pyx_t_1;
	if (__pyx_v_n == 1) { } else { g(1); }
	if (!__pyx_v_n) { g(2); } else { g(3); }
	if (__pyx_v_n) { } else { }
	if (side()) { } else { }
	if (__pyx_v_n == 4) { return 4; } else { g(4); }
	if (__pyx_v_n) { __pyx_t_1 = 5; } else { __pyx_t_1 = 6; }
	return __pyx_t_1;
}

int joins(int __pyx_v_n)
{
	if (__pyx_v_n == 1) { g(1); goto __pyx_L3; }
	if (__pyx_v_n == 2) { g(2); goto __pyx_L3; }
	{ g(3); }
__pyx_L3:
	if (__pyx_v_n == 3) { goto __pyx_L4; }
	g(4);
__pyx_L4:
	if (__pyx_v_n == 5) { g(5); goto __pyx_L0; }
	g(6);
__pyx_L0:
	return 0;
}
