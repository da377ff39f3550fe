# SPDX-License-Identifier: GPL-2.0
"""What the tidy passes know of names that no declaration in the unit explains, as data.

The post-processor reads a unit without the kernel's headers, so macros and kernel functions are
bare names. The passes may only reorder or drop what is listed here as harmless; anything else is a
call that may do everything.
"""

from __future__ import annotations


def words(text: str) -> list[str]:
    """The words of a table written as one string."""
    return text.split()


# Calls that read nothing but their arguments and do nothing: free to move, repeat or drop.
PURE_CALLS = frozenset(
    {
        "likely",
        "unlikely",
        "CK_INT",
        "ck_bool",
        "IS_ERR",
        "IS_ERR_OR_NULL",
        "PTR_ERR",
        "ERR_PTR",
        "ARRAY_SIZE",
        "BIT",
        "BIT_ULL",
        "cpu_to_le16",
        "cpu_to_le32",
        "cpu_to_le64",
        "cpu_to_be16",
        "cpu_to_be32",
        "cpu_to_be64",
        "le16_to_cpu",
        "le32_to_cpu",
        "le64_to_cpu",
        "be16_to_cpu",
        "be32_to_cpu",
        "be64_to_cpu",
    }
)

# The same, but they look at memory: they cannot cross a store or another call, such as the put of the
# object they ask.
READING_CALLS = frozenset({"ck_err_occurred", "ck_err_matches", "ck_isinstance", "ck_type_of"})

# Wrappers around a condition that only steer the branch layout.
BRANCH_HINTS = frozenset({"likely", "unlikely"})

# Names that are constants though nothing in the unit declares them; prefixes end in "_".
CONSTANT_NAMES = frozenset(
    {
        "NULL",
        "true",
        "false",
        "THIS_MODULE",
        "PAGE_SIZE",
        "PAGE_SHIFT",
        "HZ",
        "USHRT_MAX",
        "SHRT_MAX",
    }
    | {
        "INT_MAX",
        "INT_MIN",
        "UINT_MAX",
        "LONG_MAX",
        "LONG_MIN",
        "ULONG_MAX",
        "SIZE_MAX",
        "SSIZE_MAX",
    }
    | {"LLONG_MAX", "LLONG_MIN", "ULLONG_MAX"}
    | {f"{sign}{bits}_{end}" for sign in "US" for bits in (8, 16, 32, 64) for end in ("MAX", "MIN")}
)
CONSTANT_PREFIXES = ("CK_", "GFP_", "__GFP_")

# A call through one of these never writes its arguments (they are functions, not macros that assign
# to a name).
BY_VALUE_PREFIXES = ("ck_", "CK_")

# Macros that evaluate each argument exactly once, as a function would.
ONCE_MACROS = frozenset(
    words(
        "printk pr_emerg pr_alert pr_crit pr_err pr_warn pr_notice pr_info pr_cont dev_emerg "
        "dev_alert dev_crit dev_err dev_warn dev_notice dev_info"
    )
)

# What a reference drop is called: a no-op on NULL.
PUT = "ck_put"

# Kernel typedefs and what they are on 64-bit, in the canonical spelling of tidy.ctype.
TYPEDEFS: dict[str, str] = {
    "u8": "unsigned char",
    "s8": "signed char",
    "u16": "unsigned short",
    "s16": "short",
    "u32": "unsigned int",
    "s32": "int",
    "u64": "unsigned long long",
    "s64": "long long",
    "__u8": "unsigned char",
    "__s8": "signed char",
    "__u16": "unsigned short",
    "__s16": "short",
    "__u32": "unsigned int",
    "__s32": "int",
    "__u64": "unsigned long long",
    "__s64": "long long",
    "uint8_t": "unsigned char",
    "int8_t": "signed char",
    "uint16_t": "unsigned short",
    "int16_t": "short",
    "uint32_t": "unsigned int",
    "int32_t": "int",
    "uint64_t": "unsigned long long",
    "int64_t": "long long",
    "size_t": "unsigned long",
    "ssize_t": "long",
    "uintptr_t": "unsigned long",
    "ptrdiff_t": "long",
    "loff_t": "long long",
    "pid_t": "int",
    "bool": "_Bool",
    "uint": "unsigned int",
    "ulong": "unsigned long",
    "ushort": "unsigned short",
}
