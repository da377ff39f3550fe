# SPDX-License-Identifier: GPL-2.0
"""One line.

More lines."""
__license__ = "GPL"
__author__ = "A", "B"
__version__ = "1.2"
__alias__ = "pci:*"

first = [1]
second = {2: first}


def module_init():
    first.append(second)


def module_exit():
    print("bye")
