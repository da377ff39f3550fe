# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def clean(x):
    try:
        x = x[0]
    finally:
        print(x)
