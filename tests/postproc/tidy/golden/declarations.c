int f(unsigned int __pyx_v_a)
{
	int __pyx_v_x;
	int __pyx_v_unused;
	unsigned long __pyx_v_longer;
	struct ck_object *__pyx_v_o = NULL;
	int __pyx_v_called = g();
	int __pyx_v_y;
	int __pyx_v_z;
	__pyx_v_x = 4;
	__pyx_v_longer = __pyx_v_a;
	__pyx_v_y = __pyx_v_x;
	h(&__pyx_v_o);
	__pyx_v_z = __pyx_v_y;
	return __pyx_v_z + __pyx_v_longer;
}
