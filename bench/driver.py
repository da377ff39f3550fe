# SPDX-License-Identifier: GPL-2.0
"""Writes the device that measures a case in the kernel: a driver in CythonK.

It does what kernel/bench.h does for the twins: "WORK SIZE REPEATS CHUNKS" written to the device
measures, reading it gives "NANOSECONDS CHECK". Written for each case, so that works are called
directly; apart from the cases, so that CPython can run those as they are.
"""

from __future__ import annotations

from bench.catalogue import Case, Work

HEAD = '''\
# SPDX-License-Identifier: GPL-2.0
"""Measures the works of {case}."""

__license__ = "GPL"

from case_{case} cimport {names}
from kernel.misc cimport File, MiscDevice
from linux.ktime cimport ktime_get_ns
from linux.types cimport u64

cdef extern from "<linux/compiler.h>":
    void barrier() noexcept
'''

# The loop is BENCH_LOOP() of kernel/bench.h. The work is in another file, so gcc cannot see
# through it; barrier() is there because the twin has it.
MEASURE = """

def measure_{work}(request_size, int repeats, int chunks):
    cdef u64 begin, took, best = 0xffffffffffffffff
    cdef int chunk, i
    state = {state}
    check = None
    for chunk in range(chunks):
        begin = ktime_get_ns()
        for i in range(repeats):
            check = {work}(state)
            barrier()
        took = ktime_get_ns() - begin
        if took < best:
            best = took
    return f"{{best}} {{check}}\\n".encode()
"""

DEVICE = """

def measure(str request):
    name, size, repeats, chunks = request.split()
    size, repeats, chunks = int(size), int(repeats), int(chunks)
{choices}
    raise KeyError(name)


cdef class Bench(MiscDevice):
    cdef bytes answer

    def __init__(self):
        super().__init__("bench_{case}", mode=0o600)
        self.answer = b""

    def read(self, File f, size_t n):
        return self.answer[f.pos:f.pos + n]

    def write(self, File f, bytes request):
        self.answer = measure(request.decode())


bench = Bench()
"""

CHOICE = """\
    if name == "{work}":
        return measure_{work}(size, repeats, chunks)"""


def device_source(case: Case) -> str:
    """The .pyx of the device that measures a case; it belongs beside case_NAME.pyx."""
    names = {work.name for work in case.works}
    names |= {work.prepare for work in case.works if work.prepare}
    parts = [HEAD.format(case=case.name, names=", ".join(sorted(names)))]
    parts += [MEASURE.format(work=work.name, state=_state(work)) for work in case.works]
    choices = "\n".join(CHOICE.format(work=work.name) for work in case.works)
    parts.append(DEVICE.format(case=case.name, choices=choices))
    return "".join(parts)


def _state(work: Work) -> str:
    return f"{work.prepare}(request_size)" if work.prepare else "request_size"
