__license__ = "GPL"


cdef class Meta(object, metaclass=type):
    pass

# error: CK112 at 4:40
