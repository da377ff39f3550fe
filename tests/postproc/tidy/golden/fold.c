enum color { RED };

int constant(int __pyx_v_a)
{
	if (0) { g(1); }
	if ((!(((int)-1) > 0))) { g(2); } else { g(3); }
	if (((unsigned int)-1) > 0) { g(4); }
	if (sizeof(int) == sizeof(long)) { g(5); }
	if (unlikely(sizeof(__pyx_v_a) != 4)) { g(6); }
	if (1 && __pyx_v_a) { g(7); }
	while (0) { g(8); }
	return 2 > 1 ? __pyx_v_a : 3;
}

int kept(int __pyx_v_a)
{
	goto inside;
	if (0) {
inside:
		g(1);
	}
	if (RED) { g(2); }
	if (sizeof(struct unknown) == 4) { g(3); }
	if (g(0) || 1) { g(4); }
	return 0x10 + 1;
}
