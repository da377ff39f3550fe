struct state { int total; };
#line 4 "demo.pyx"
int call(int a);
#line 10 "demo.pyx"
static int first(struct state *s, int n)
{
#line 10 "demo.pyx"
	int x;
	int y = 3;
#line 12 "demo.pyx"
	x = call(n);
#line 12 "demo.pyx"
	if (unlikely(x == -1))
#line 12 "demo.pyx"
		goto error;
#line 13 "demo.pyx"
	s->total = x;
#line 14 "demo.pyx"
	while (x)
#line 15 "demo.pyx"
		call(x--);
#line 17 "demo.pyx"
	if (x)
#line 18 "demo.pyx"
		call(1);
#line 19 "demo.pyx"
	else if (y)
#line 20 "demo.pyx"
		call(2);
#line 22 "demo.pyx"
	return 0;
error:
#line 10 "demo.pyx"
	call(9);
#line 10 "demo.pyx"
	return -1;
}
#line 30 "other.pxd"
static int second(void)
{
#line 31 "other.pxd"
	return call(3);
}
static const int table[] = { 1 };
