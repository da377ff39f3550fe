__license__ = "GPL"

import gc

from kernel.object cimport KernelObject, drop, held, hold, references


# Where a kernel cannot tell whether the context may sleep, release() is deferred; collect() waits.
cdef class Session(KernelObject):
    cdef str name
    cdef list log

    def __init__(self, str name, list log):
        self.name = name
        self.log = log

    def release(self):
        self.log.append(f"released {self.name}")


cdef class Loud(Session):
    def __dealloc__(self):
        self.log.append(f"dealloc {self.name}")

    def release(self):
        super().release()
        self.log.append("loud")


cdef class Broken(KernelObject):
    def release(self):
        raise ValueError("cannot")


cdef class Phoenix(Session):
    def release(self):
        self.log.append(self)


cdef void *kept


@unsafe
def keep(obj):
    # SAFETY: unkeep() drops what is held here, once.
    global kept
    kept = hold(obj)


@unsafe
def kept_object():
    # SAFETY: kept is NULL or holds a reference.
    return held(kept)


@unsafe
def unkeep():
    # SAFETY: the pointer is forgotten with its reference.
    global kept
    drop(kept)
    kept = NULL


def of_c():
    cdef list log = []
    cdef Session s = Session("a", log)
    print(references(s))
    t = s
    print(references(t), references(s), references(None), references(5))
    keep(s)
    try:
        t = kept_object()
        print(references(s), (<Session>t).name, t is s)
        s = None
        t = None
        gc.collect()
        print(log)
    finally:
        unkeep()
    gc.collect()
    print(log, kept_object())
    unkeep()


def run():
    cdef list log = []
    Loud("b", log)
    gc.collect()
    print(log)
    log.clear()
    p = Phoenix("c", log)
    p = None
    gc.collect()
    print(len(log), (<Phoenix>log[0]).name)
    log.clear()
    Broken()
    gc.collect()
    KernelObject()
    knot = Session("knot", log)
    (<Session>knot).log = [knot]
    print("end", isinstance(knot, KernelObject))


of_c()
run()
