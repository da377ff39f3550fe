# SPDX-License-Identifier: GPL-2.0
"""The CPython and Cython functions that the lowering knows, as data: name → runtime function and argument order.

`args` lists what the runtime function takes: a digit is the argument of that position, anything else is C text
(`NULL`, `CK_NONE`). gfp arguments are not listed: the runtime's headers say where they go (see `abi.py`).
A name the table does not have ends as a diagnostic, never as C that fails later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Lowering:
    """One row: the runtime function and its arguments."""

    target: str
    args: str


def _rows(text: str) -> dict[str, Lowering]:
    rows = {}
    for line in text.strip().splitlines():
        name, target, args = ([*line.split(), ""])[:3]
        rows[name] = Lowering(target, args)
    return rows


# name                              runtime function       arguments
FUNCTIONS: dict[str, Lowering] = _rows(
    """
    __Pyx_NewRef                    ck_get                 0
    __Pyx_PyObject_IsTrue           ck_is_true             0
    __Pyx_PyBool_FromLong           ck_bool                0
    PyBool_FromLong                 ck_bool                0
    PyLong_FromSsize_t              ck_int_from_s64        0
    PyLong_FromLong                 ck_int_from_s64        0
    __Pyx_PyLong_FromSize_t         ck_int_from_u64        0
    __Pyx_PyLong_FromHash_t         ck_int_from_s64        0
    __Pyx_PyIndex_AsSsize_t         ck_index               0
    __Pyx_PyLong_AsSsize_t          ck_as_ssize            0
    PyLong_AsSsize_t                ck_as_ssize            0
    __Pyx_PyLong_AsHash_t           ck_as_long             0
    __Pyx_PyNumber_Long             ck_int                 0,NULL
    __Pyx_PyNumber_Int              ck_int                 0,NULL
    PyNumber_Negative               ck_neg                 0
    PyNumber_Positive               ck_pos                 0
    PyNumber_Invert                 ck_invert              0
    PyNumber_Absolute               ck_abs                 0
    __Pyx_PyNumber_Absolute         ck_abs                 0
    PyNumber_Divmod                 ck_divmod              0,1
    PyNumber_Power                  ck_power               0,1,2
    PyNumber_InPlacePower           ck_ipow                0,1
    __Pyx_PyNumber_Power2           ck_pow                 0,1
    __Pyx_PyNumber_InPlacePower2    ck_ipow                0,1
    __Pyx_PyNumber_PowerOf2         ck_pow                 0,1
    __Pyx_PyNumber_InPlacePowerOf2  ck_ipow                0,1
    PyObject_RichCompare            ck_richcompare         0,1,2
    __Pyx_PyObject_RichCompareBool  ck_compare             0,1,2
    __Pyx_PySequence_Multiply_Left  ck_repeat              1,0
    __Pyx_PyUnicode_Equals          ck_compare             0,1,2
    __Pyx_PyBytes_Equals            ck_compare             0,1,2
    __Pyx_PySequence_ContainsTF     ck_in                  0,1,2
    __Pyx_PyDict_ContainsTF         ck_in                  0,1,2
    __Pyx_PyUnicode_ContainsTF      ck_in                  0,1,2
    __Pyx_PySet_ContainsTF          ck_in                  0,1,2
    PyUnicode_Contains              ck_contains            0,1
    PyDict_Contains                 ck_contains            0,1
    PyObject_Length                 ck_len                 0
    PyObject_Size                   ck_len                 0
    __Pyx_PyList_GET_SIZE           ck_list_len            0
    __Pyx_PyUnicode_IS_TRUE         ck_str_len             0
    __Pyx_PyTuple_GET_SIZE          ck_tuple_len           0
    __Pyx_PyBytes_GET_SIZE          ck_bytes_len           0
    __Pyx_PyUnicode_GET_LENGTH      ck_str_len             0
    __Pyx_PyDict_GET_SIZE           ck_dict_len            0
    PyDict_Size                     ck_dict_len            0
    PyDict_GET_SIZE                 ck_dict_len            0
    __Pyx_PyDict_GET_SIZE           ck_dict_len            0
    __Pyx_PyObject_GetItem          ck_getitem             0,1
    PyObject_GetItem                ck_getitem             0,1
    __Pyx_PyObject_Dict_GetItem     ck_getitem             0,1
    __Pyx_PyDict_GetItem            ck_dict_get            0,1
    __Pyx_GetItemInt                ck_getitem_at          0,1
    __Pyx_GetItemInt_List           ck_list_get            0,1
    __Pyx_GetItemInt_Tuple          ck_tuple_get           0,1
    __Pyx_GetItemInt_Bytes          ck_bytes_at            0,1
    __PYX_INC_MEMVIEW               ck_memview_hold        0
    __PYX_XCLEAR_MEMVIEW            ck_memview_drop        0
    __PYX_XDEC_MEMVIEW              ck_memview_drop        0
    __Pyx_RaiseBufferIndexError     ck_memview_raise_index
    __Pyx_GetItemInt_ByteArray      ck_bytearray_get       0,1
    __Pyx_SetItemInt_ByteArray      ck_bytearray_put       0,1,2
    __Pyx_PyByteArray_GET_SIZE      ck_bytearray_len       0
    __Pyx_PyByteArray_Type_Multiply  ck_repeat             0,1
    __Pyx_ByteArrayContains         ck_bytearray_has       1,0
    __Pyx_PyByteArray_FromStringAndSize  ck_bytearray_new  0,1
    __Pyx_PyByteArray_FromString    ck_bytearray_from_cstr  0
    __Pyx_PyByteArray_FromCString   ck_bytearray_from_cstr  0
    __Pyx_GetItemInt_Unicode        ck_str_at              0,1
    __Pyx_SetItemInt                ck_setitem_at          0,1,2
    __Pyx_DelItemInt                ck_delitem_at          0,1
    PyObject_SetItem                ck_setitem             0,1,2
    PyObject_DelItem                ck_delitem             0,1
    PyDict_SetItem                  ck_dict_set            0,1,2
    PyDict_DelItem                  ck_dict_del            0,1
    PyDict_New                      ck_dict_new            lit0
    __Pyx_PyDict_NewPresized        ck_dict_new            0
    PyDict_Copy                     ck_dict_copy           0
    __Pyx_PyDict_Copy               ck_dict_copy           0
    PyDict_Clear                    ck_dict_clear          0
    __Pyx_PyDict_Clear              ck_dict_clear          0
    __Pyx_PyDict_Pop                ck_dict_pop            0,1,2
    __Pyx_PyDict_Update             ck_dict_update         0,1
    __Pyx_PyDict_SetDefault         ck_dict_setdefault     0,1,2
    __Pyx_BytesContains             ck_bytes_has           1,0
    __Pyx_UnicodeContainsUCS4       ck_str_has             1,0
    __Pyx_PyBytes_Join              ck_bytes_join          0,1
    __Pyx_PyUnicode_Join            ck_str_join            0,1
    __Pyx_PyDict_Keys               ck_dict_keys           0
    __Pyx_PyDict_Values             ck_dict_values         0
    __Pyx_PyDict_Items              ck_dict_items          0
    PySet_New                       ck_set_from            0
    PySet_Add                       ck_set_add             0,1
    PySet_Pop                       ck_set_pop             0
    PySet_Clear                     ck_set_clear           0
    __Pyx_PySet_Discard             ck_set_discard         0,1
    __Pyx_PySet_Remove              ck_set_remove          0,1
    __Pyx_PySet_Update              ck_set_update          0,1
    __Pyx_PySet_GET_SIZE            ck_set_len             0
    PyList_New                      ck_list_new            0
    __Pyx_PyList_Append             ck_list_append         0,1
    __Pyx_ListComp_Append           ck_list_build          0,1
    __Pyx_ListComp_AppendAndDecref  ck_list_build_steal    0,1
    __Pyx_PyList_Extend             ck_list_extend         0,1
    PyList_Append                   ck_list_append         0,1
    PyList_Insert                   ck_list_insert         0,1,2
    PyList_Reverse                  ck_list_reverse        0
    PyList_Sort                     ck_list_sort           0,lit0
    PyList_AsTuple                  ck_list_as_tuple       0
    PySequence_List                 ck_list_from           0
    __Pyx_PySequence_ListKeepNew    ck_list_from           0
    PySequence_Tuple                ck_tuple_from          0
    __Pyx_PySequence_Tuple          ck_tuple_from          0
    PyUnicode_Concat                ck_add                 0,1
    PyUnicode_Join                  ck_str_join            0,1
    PyUnicode_Format                ck_str_percent         0,1
    __Pyx_PyUnicode_FormatSafe      ck_mod                 0,1
    PyUnicode_FromOrdinal           ck_str_from_ordinal    0
    __Pyx_PyUnicode_FromOrdinal     ck_str_from_ordinal    0
    __Pyx_PyUnicode_FromOrdinal_Padded  ck_str_from_ordinal  0
    __Pyx_PyObject_Ord              ck_ord                 0
    __Pyx_PyObject_AsPy_UCS4        ck_as_ucs4             0
    __Pyx_PyObject_FromString       ck_str_from_cstr       0
    __Pyx_PyObject_FromCString      ck_str_from_cstr       0
    __Pyx_PyUnicode_FromString      ck_str_from_cstr       0
    __Pyx_PyUnicode_FromCString     ck_str_from_cstr       0
    __Pyx_PyUnicode_FromStringAndSize  ck_str_new          0,1
    __Pyx_PyBytes_FromString        ck_bytes_from_cstr     0
    __Pyx_PyBytes_FromCString       ck_bytes_from_cstr     0
    __Pyx_PyBytes_FromStringAndSize  ck_bytes_new          0,1
    PyBytes_FromStringAndSize       ck_bytes_new           0,1
    __Pyx_PyObject_AsString         ck_as_cstr             0
    __Pyx_PyUnicode_AsString        ck_as_cstr             0
    __Pyx_PyBytes_AsString          ck_as_cstr             0
    __Pyx_PyObject_AsUString        ck_as_ucstr            0
    __Pyx_PyBytes_AsUString         ck_as_ucstr            0
    PyObject_Str                    ck_str                 0
    __Pyx_PyObject_Unicode          ck_str                 0
    PyObject_Repr                   ck_repr                0
    PyObject_ASCII                  ck_ascii               0
    PyObject_Format                 ck_format              0,1
    __Pyx_PyObject_Format1          ck_format              0,NULL
    __Pyx_PyNumber_Hex              ck_hex                 0
    __Pyx_PyNumber_Oct              ck_oct                 0
    __Pyx_PyNumber_Bin              ck_bin                 0
    PyObject_Hash                   ck_hash_value          0
    PyObject_GetIter                ck_iter                0
    PyCallIter_New                  ck_call_iter           0,1
    __Pyx_PyCallable_Check          ck_callable            0
    PyObject_IsInstance             ck_is_instance         0,1
    PyObject_IsSubclass             ck_is_subclass         0,1
    __Pyx_PyIter_Next               ck_builtin_next        0,NULL
    __Pyx_PyIter_Next2              ck_builtin_next        0,1
    PyErr_Occurred                  ck_err_occurred
    __Pyx_ErrOccurredWithGIL        ck_err_occurred
    PyErr_Clear                     ck_err_clear
    PyErr_NoMemory                  ck_raise_nomem
    __ck_repeat                     ck_imul                0,1
    __Pyx_Owned_Py_None             ck_owned_none          0
    __Pyx_PySequence_Multiply       ck_repeat              0,1
    __Pyx_PyList_Type_Multiply      ck_repeat              0,1
    __Pyx_PyTuple_Type_Multiply     ck_repeat              0,1
    __Pyx_PyUnicode_Type_Multiply   ck_repeat              0,1
    __Pyx_PyBytes_Type_Multiply     ck_repeat              0,1
    __Pyx_PyTuple_GetSlice          ck_getslice_at         0,1,2
    __Pyx_PyList_GetSlice           ck_getslice_at         0,1,2
    """
)

OPERATORS = {
    "Add": "add",
    "Subtract": "sub",
    "Multiply": "mul",
    "FloorDivide": "floordiv",
    "Remainder": "mod",
    "Lshift": "lshift",
    "Rshift": "rshift",
    "And": "and",
    "Or": "or",
    "Xor": "xor",
}

_BINARY = re.compile(
    rf"^(?:__Pyx_)?Py(?:Number|Unicode|Long)_(InPlace)?({'|'.join(OPERATORS)})(?:_\w+)?$"
)
_COMPARE_BOOL = re.compile(
    r"^__Pyx_Py\w+_(?:CompareBool[A-Z][a-z](?:_\w+)?|Equals_(?:(?:str|obj)_ch\d+|ch\d+_(?:str|obj)))$"
)
_COMPARE = re.compile(r"^__Pyx_Py\w+_Compare[A-Z][a-z](?:_\w+)?$")
_INT_COMPARE = re.compile(r"^__Pyx_PyLong_(Bool)?(Eq|Ne|Lt|Le|Gt|Ge)(?:ObjC|CObj)$")
_INT_BINARY = re.compile(rf"^__Pyx_PyLong_({'|'.join(OPERATORS)})(?:ObjC|CObj)$")
_CONCAT = re.compile(r"^__Pyx_PyUnicode_Concat\w*?(InPlace)?(?:Safe)?$")
_FROM_INT = re.compile(r"^__Pyx_PyLong_From_(\w+)$")
_AS_INT = re.compile(r"^__Pyx_PyLong_As_(\w+)$")
_DIVISION = re.compile(r"^__Pyx_(div|mod)_(\w+)$")
_CHECKED = re.compile(r"^__Pyx_(add|sub|mul|lshift|div|neg)(?:_const)?_(\w+?)_checking_overflow$")

# Cython's spelling of C types in function names → the C type.
C_TYPES = {
    "char": "char",
    "signed__char": "signed char",
    "unsigned__char": "unsigned char",
    "short": "short",
    "unsigned__short": "unsigned short",
    "int": "int",
    "unsigned__int": "unsigned int",
    "long": "long",
    "unsigned__long": "unsigned long",
    "PY_LONG_LONG": "long long",
    "unsigned__PY_LONG_LONG": "unsigned long long",
    "Py_ssize_t": "ssize_t",
    "size_t": "size_t",
    "ssize_t": "ssize_t",
    "Py_hash_t": "long",
}

AS_INT = {
    "char": "ck_as_char",
    "signed char": "ck_as_s8",
    "unsigned char": "ck_as_u8",
    "short": "ck_as_s16",
    "unsigned short": "ck_as_u16",
    "int": "ck_as_int",
    "unsigned int": "ck_as_uint",
    "long": "ck_as_long",
    "unsigned long": "ck_as_ulong",
    "long long": "ck_as_longlong",
    "unsigned long long": "ck_as_ulonglong",
    "ssize_t": "ck_as_ssize",
    "size_t": "ck_as_size",
}


def c_type(suffix: str) -> str:
    """The C type named at the end of one of Cython's function names."""
    return C_TYPES.get(suffix) or C_TYPES.get(suffix.replace("unsigned_", "unsigned__", 1), suffix)


@dataclass(frozen=True)
class Special:
    """A function family whose lowering needs the C type in its name."""

    kind: str  # from, as, div, mod, checked
    operation: str
    ctype: str


def family(name: str) -> Lowering | Special | None:
    """The lowering of a name that belongs to a family of generated names."""
    if match := _INT_COMPARE.match(name):
        return Lowering(
            "ck_compare" if match[1] else "ck_richcompare", f"0,1,CK_{match[2].upper()}"
        )
    if match := _INT_BINARY.match(name):
        return Lowering(f"ck_{OPERATORS[match[1]]}", "0,1")
    if match := _BINARY.match(name):
        return Lowering(f"ck_{'i' if match[1] else ''}{OPERATORS[match[2]]}", "0,1")
    if _COMPARE_BOOL.match(name):
        return Lowering("ck_compare", "0,1,2")
    if _COMPARE.match(name):
        return Lowering("ck_richcompare", "0,1,2")
    if match := _CONCAT.match(name):
        return Lowering("ck_str_append" if match[1] else "ck_str_concat", "0,1")
    if match := _CHECKED.match(name):
        return Special("checked", match[1], c_type(match[2]))
    if match := _FROM_INT.match(name):
        return Special("from", "", c_type(match[1]))
    if match := _AS_INT.match(name):
        return Special("as", "", c_type(match[1]))
    if match := _DIVISION.match(name):
        return Special(match[1], "", c_type(match[2]))
    return None
