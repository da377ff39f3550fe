# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"


cdef class Special:
    cdef dict d

    def __len__(self):
        return 3

    def __getitem__(self, key):
        return self.d[key]

    def __delitem__(self, key):
        del self.d[key]

    def __eq__(self, other):
        return self is other

    def __lt__(self, other):
        return other

    def __hash__(self):
        return 7

    def __next__(self):
        raise StopIteration

    def __radd__(self, other):
        return other

    def __add__(self, other):
        return self

    def __neg__(self):
        return self

    def __dealloc__(self):
        print("gone")
