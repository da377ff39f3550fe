# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def constants():
    return "text", b"\x00\xff\"", 1, 4611686018427387904, -9223372036854775808, "Text", "", ()
