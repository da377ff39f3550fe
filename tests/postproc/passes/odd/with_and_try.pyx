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
