static CK_STR(str_text, "text", 4);
static CK_BYTES(bytes_text, "\000\377\"");
static CK_BOXED_INT(int_4611686018427387904, 4611686018427387904LL);
static CK_BOXED_INT(int_neg_9223372036854775808, S64_MIN);
static CK_STR(str_text_2, "Text", 4);
static CK_STR(str_empty, "", 0);
static CK_TUPLE(tuple_1);
static CK_TUPLE(tuple_2, &str_text.base, &bytes_text.base, CK_INT(1), &int_4611686018427387904.base, &int_neg_9223372036854775808.base, &str_text_2.base, &str_empty.base, &tuple_1.base);
static PyObject *__pyx_f_9constants_constants(void);
static PyObject *__pyx_f_9constants_constants(void)
{
  PyObject *__pyx_r = NULL;
  __Pyx_INCREF(&tuple_2.base);
  __Pyx_XDECREF(__pyx_r);
  __pyx_r = &tuple_2.base;
  goto __pyx_L0;
  __pyx_L0:
  ;

  return __pyx_r;
}
