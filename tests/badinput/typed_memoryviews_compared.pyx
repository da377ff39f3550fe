__license__ = "GPL"


def same(int[:] v, int[:] w):
    return v == w


# error: CK112 at 5:14
