int nested(int __pyx_v_a)
{
	{ { __pyx_v_a = 1; } ; { } }
	if (__pyx_v_a) g(); else ;
	if (__pyx_v_a) { { g(); } } else { { } }
	while (__pyx_v_a) __pyx_v_a = 0;
	L: M: return __pyx_v_a;
}

int declarations(void)
{
	{
		int __pyx_t_1 = 5;
		g(__pyx_t_1);
	}
	{ int x = 1; g(x); }
	{ int x = 2; g(x); }
	{ int args[2] = {1, 2}; g(args); }
}
