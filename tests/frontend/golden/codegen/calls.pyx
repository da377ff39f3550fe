# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def calls(list l, dict d, o):
    l.append(o)
    d.get(o, 1)
    o.method(l, 2)
    return sorted(l), o.attribute, isinstance(o, (int, str)), max(l, d, o)
