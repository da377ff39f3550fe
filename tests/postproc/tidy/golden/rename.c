static int global_name;
int x2(int __pyx_v_a, struct ck_object *__pyx_v_current);

static struct ck_object *f(struct ck_object *__pyx_v_self, int __pyx_v_global_name, int __pyx_v_int)
{
	int __pyx_v_i;
	int __pyx_v_x2;
	int __pyx_t_1;
	int __pyx_t_2;
	ssize_t __pyx_t_3;
	struct ck_object *__pyx_t_4 = NULL;
	struct ck_object *__pyx_t_5 = NULL;
	const char *__pyx_t_6;
	struct ck_object *__pyx_r = NULL;
	int __pyx_lineno = 0;
	for (__pyx_t_1 = 0; __pyx_t_1 < __pyx_t_2; __pyx_t_1++)
		goto __pyx_L5_continue;
	__pyx_t_3 = ck_len(__pyx_v_self);
	__pyx_v_i = ck_is_true(__pyx_v_self);
	__pyx_v_x2 = global_name + __pyx_v_global_name + __pyx_v_int + obj2;
	if (unlikely(__pyx_v_i < 0)) goto __pyx_L1_error;
	__pyx_t_4 = __pyx_t_5;
	__pyx_t_6 = "text";
	goto __pyx_L11_try_end;
__pyx_L5_continue:
__pyx_L7:
__pyx_L8:
__pyx_L11_try_end:
	goto __pyx_L7;
__pyx_L1_error:
	goto __pyx_L8;
__pyx_L0:
	return __pyx_r;
}
