# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def forget(x):
    try:
        x = x[0]
    except KeyError:
        pass
