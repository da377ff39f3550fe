# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
cdef class Ctx:
    cdef object log
    def __init__(self, log):
        self.log = log
    def __enter__(self):
        self.log.append("in")
        return self
    def __exit__(self, t, v, tb):
        self.log.append("out")
        return False
cdef class Quiet:
    def __enter__(self):
        return 5
    def __exit__(self, t, v, tb):
        return True
def w1(log):
    cdef Ctx c
    for i in range(10):
        with Ctx(log) as a:
            with Quiet() as b:
                if i == 2: continue
                if i == 3: break
                if i == 4: return b
                raise ValueError(i)
    return log
def w2(log):
    with Ctx(log), Quiet() as q:
        log.append(q)
def w3(log):
    with Ctx(log) as a:
        try:
            return log[0]
        finally:
            log.pop()
def t1(x):
    while True:
        try:
            try:
                x += 1
                if x > 5: break
            finally:
                if x == 3: continue
                x += 1
        except (ValueError, KeyError) as e:
            raise RuntimeError("no") from e
        except OSError:
            raise
        except:
            pass
        else:
            x += 2
    else:
        return 1
    return x
def t2(x):
    try:
        return x[0]
    finally:
        return x[1]
def t3(x):
    for k in x:
        try:
            pass
        finally:
            break
def t4(x):
    try:
        raise KeyError(x)
    except KeyError as e:
        try:
            raise ValueError(e)
        except ValueError as f:
            return f
        finally:
            x = None
    return x
def t5(x):
    try:
        try:
            x.go()
        except ValueError:
            x = 1
            raise TypeError
    except TypeError as e:
        e = 3
        return e
    x = 2
    return x
def t6(d):
    for k, (a, b) in d.items():
        d[k] = a + b
    for i, (x, y) in enumerate(d):
        if x: continue
        print(i, x, y)
    else:
        print("else")
    return [(p, q) for p, q in d if p if q]
def t7(it, c):
    for i in it:
        try:
            try:
                for j in i:
                    return j
            finally:
                for k in c:
                    if k: raise ValueError
                    if c: continue
        except ValueError:
            for z in it:
                return z
def t8(it, c):
    for i in it:
        for j in i:
            try:
                return j
            finally:
                if c == 1: continue
                if c == 2: break
                if c == 3: return c
def t9(it):
    for i in it:
        try:
            return i
        except OSError as e:
            return e
        finally:
            for k in it:
                if k: break
            else:
                continue
