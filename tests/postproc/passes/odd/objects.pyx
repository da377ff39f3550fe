# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
cdef class K:
    cdef object a
    cdef list l
    cdef str s
    cdef int i
    cdef K k
def r1(K k, x):
    for k.a in x:
        for k.i in x:
            k.l[0], k.a = k.a, k.l
    k.a, (k.i, k.l) = x
    k.l = k.a = x
    k.s = k.s + "x"
    k.s += "y"
    k.k.k.a = k.k.a
    return k.s[1], k.s[1:], k.l[k.i], "a" in k.s
def r2(x):
    cdef list l = x
    l.pop(x)
    l.insert(0, x)
    l.index(x)
    return l.count(x), l.copy(), l * 3, l + l, l == l
def r3(x, int i):
    assert x, "no"
    assert i > 0
    assert x[i], f"bad {i}"
    return not x, x is None, x is not None, x not in (1, 2), i in (1, 2), i not in [3, x]
def r4(x, int i, unsigned u):
    cdef char c = b"abc"[1]
    cdef bytes b = x
    cdef str s = x
    c = b[i]
    for by in b: i += by
    return b + b"x", s * i, i // u, i % u, -i, 2 ** 3, i << u, min(i, u), max(i, 3)
def r5(dict d, x):
    for k in d: print(k)
    for k, v in d.items(): d[k] = v
    d.update(x); d.pop(x); d.get(x, 1); d.setdefault(x, []).append(x)
    d[x] += 1
    d[x][x] += d.get(x)
    return {k: v for k, v in d.items() if v}, dict(a=x, b=2), x in d, len(d), list(d), d.keys()
def r6(x):
    y = x
    y = y.a.b.c(y)[1].d
    x = [x, x][0]
    x = (x if x else y) or x
    x = x and (y and x)
    t = x, y
    return t
def r7(x):
    if (x := x + 1) > 3: return x
    while x:
        x -= 1
        if x == 2: continue
        if x == 4: break
    else:
        return -1
    return 1
def r8(x):
    raise x
def r9(x):
    raise ValueError("a", x) from None
def r10(x):
    try:
        return [x[i] for i in x if x[i]]
    except (KeyError, IndexError):
        raise OSError(x, "m") from x
    finally:
        print("x", x, sep=x, end="")
