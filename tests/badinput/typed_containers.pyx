"""Classes of the runtime: names that a module does not have, and constructors called wrongly."""

__license__ = "GPL"

import collections
from collections import Counter, OrderedDict, deque
from kernel.containers cimport KernelList, KernelSortedLis


cdef class Derived(deque):
    pass


def f(deque d):
    d = deque(1, 2, 3)
    d = deque(maxlen=2, size=3)
    d = deque([1], iterable=[])
    d = KernelList(1, 2)
    d = collections.deque([1], 2, 3)
    d = OrderedDict([], maxlen=3)
    d = OrderedDict([], [])


def g():
    from collections import deque as inner

# error: CK103 at 6:25
# error: CK103 at 7:44
# error: CK112 at 10:20
# error: CK200 at 15:14
# error: CK200 at 16:14
# error: CK200 at 17:14
# error: CK200 at 18:19
# error: CK200 at 19:26
# error: CK200 at 21:20
# error: CK103 at 25:10
