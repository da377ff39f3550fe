# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def prints(int i, unsigned long u, o):
    print()
    print("100%", i, u)
    print(f"a{i}b\n{u}")
    print("x", o)
    print("x", o, sep="-")
