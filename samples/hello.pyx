# SPDX-License-Identifier: GPL-2.0
"""The smallest module: says hello when it is loaded and goodbye when it is removed."""

__license__ = "GPL"

print("hello, kernel")


def module_exit():
    print("goodbye")
