# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def iterate(list items, anything):
    for item in items:
        for other in anything:
            print(item, other)
