int straight(int __pyx_v_n)
{
	int __pyx_r;
	if (__pyx_v_n == 1) { __pyx_r = 1; goto __pyx_L0; }
	if (__pyx_v_n == 2) { goto far; }
	goto next;
next:
	g();
	goto __pyx_L0;
	h();
far:
	goto farther;
farther:
	i();
unused:
	__pyx_r = 3;
__pyx_L0:
	return __pyx_r;
}

void loops(int __pyx_v_n)
{
	while (__pyx_v_n) {
		if (__pyx_v_n == 3) { goto next; }
		if (__pyx_v_n == 4) { goto done; }
		switch (__pyx_v_n) {
		case 5: goto next;
		case 6: goto done;
		}
		g();
next:
		;
	}
done:
	h();
	if (__pyx_v_n) { goto __pyx_L0; }
	i();
__pyx_L0:
	;
}

int handler(int __pyx_v_n)
{
	if (g() == -1) { goto error; }
	if (h() == -1) { goto error; }
	goto try_end;
error:
	if (i()) { return 2; }
	goto out;
try_end:
	j();
	return 0;
out:
	k();
	return -1;
}

int alone(int __pyx_v_n)
{
	if (__pyx_v_n) { goto error; }
	return 0;
error:
	ck_traceback("a", "b", 1);
	return -1;
}

int entered(int __pyx_v_n)
{
	if (__pyx_v_n) { goto inside; }
	return 0;
	while (__pyx_v_n) {
inside:
		__pyx_v_n--;
	}
	return 1;
}
