static int count(struct Echo *__pyx_v_self, int __pyx_v_n)
{
	int __pyx_v_i;
	int __pyx_r;
	int __pyx_t_1;
	int __pyx_t_2;
	int __pyx_t_3;
	struct ck_object *__pyx_t_4 = NULL;
	struct ck_object *__pyx_t_5 = NULL;
	struct ck_object *__pyx_v_x = NULL;
	int __pyx_lineno = 0;
#line 11 "count.pyx"
	__pyx_t_1 = __pyx_v_n;
#line 11 "count.pyx"
	__pyx_t_2 = __pyx_t_1;
#line 11 "count.pyx"
	for (__pyx_t_3 = 0; __pyx_t_3 < __pyx_t_2; __pyx_t_3 += 1) {
#line 11 "count.pyx"
		__pyx_v_i = __pyx_t_3;
#line 12 "count.pyx"
		__pyx_t_4 = ck_add(__pyx_v_self->data, CK_INT(1), GFP_KERNEL); if (unlikely(!__pyx_t_4)) { { __pyx_lineno = 12; goto __pyx_L1_error; } }
#line 12 "count.pyx"
		ck_put(__pyx_v_x); __pyx_v_x = __pyx_t_4; __pyx_t_4 = NULL;
#line 13 "count.pyx"
		__pyx_t_5 = ck_iter(__pyx_v_x, GFP_KERNEL); if (unlikely(!__pyx_t_5)) { { __pyx_lineno = 13; goto __pyx_L1_error; } }
#line 13 "count.pyx"
		ck_put(__pyx_t_5); __pyx_t_5 = NULL;
	}
#line 14 "count.pyx"
	{ __pyx_r = __pyx_v_n; } goto __pyx_L0;
#line 10 "count.pyx"
	__pyx_L1_error:;
	ck_put(__pyx_t_4);
	ck_put(__pyx_t_5);
	ck_traceback("count.pyx", "count", __pyx_lineno);
	__pyx_r = -1;
	__pyx_L0:;
	ck_put(__pyx_v_x);
	return __pyx_r;
}
