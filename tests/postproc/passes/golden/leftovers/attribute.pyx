# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def attribute(x):
    x.colour = 1
    x.colour = 2; x.shape = 3
