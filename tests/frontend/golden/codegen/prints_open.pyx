# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def prints(int i):
    print("a", i, end="")
    print("b")
