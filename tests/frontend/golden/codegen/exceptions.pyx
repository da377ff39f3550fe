# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


def catch(x):
    try:
        x = x[0]
    except (KeyError, IndexError):
        x = 1
    except ValueError as e:
        raise OSError(5, e) from e
    else:
        x = 2
    return x
