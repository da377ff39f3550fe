struct Echo { int total; };
int pure(int a);

int dead(struct Echo *__pyx_v_e, int __pyx_v_n)
{
	int __pyx_v_x = 4;
	int __pyx_t_1;
	__pyx_v_x = 5;
	__pyx_t_1 = pure(__pyx_v_x);
	__pyx_t_1 = __pyx_v_n;
	__pyx_v_n++;
	(void)pure(2);
	__pyx_v_e->total + 1;
	return __pyx_t_1;
}

int live(struct Echo *__pyx_v_e, int __pyx_v_n)
{
	int __pyx_v_x = 0;
	int __pyx_v_y;
	int __pyx_v_flags;
again:
	__pyx_v_e->total = 3;
	if (__pyx_v_n > __pyx_v_x) { __pyx_v_x = __pyx_v_n; goto again; }
	while (__pyx_v_n) { pure(__pyx_v_x); __pyx_v_x = __pyx_v_n; }
	__pyx_v_y = 1;
	fill(&__pyx_v_y);
	__pyx_v_flags = 0;
	spin_lock_irqsave(&lock, __pyx_v_flags);
	spin_unlock_irqrestore(&lock, __pyx_v_flags);
	return 0;
}
