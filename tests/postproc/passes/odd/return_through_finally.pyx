# SPDX-License-Identifier: GPL-2.0
"""A return inside try statements inside loops, which the finally clause may overrule."""

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


def t2(x):
    try:
        return x[0]
    finally:
        return x[1]


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
