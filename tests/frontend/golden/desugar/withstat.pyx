# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def one(lock):
    with lock:
        print("in")


def named(outer, inner):
    with outer as a, inner as b:
        return a
