# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def first(items):
    return items[0]
