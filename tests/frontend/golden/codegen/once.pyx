"""What is tested is what is used, whoever stores to it in between; variables of the function need no copy."""

__license__ = "GPL"

cdef int place
cdef int numbers[4]


cdef class Cells:
    cdef int at
    cdef unsigned char cells[8]

    cdef int field(self) except? -1:
        return self.cells[self.at]

    cdef int divided(self, int n) except? -1:
        return n // self.at

    cdef int cast(self) except? -1:
        return self.cells[<unsigned char>self.at]

    def text(self):
        return self.cells[:self.at]


cdef int of_module() except? -1:
    numbers[place] = 1
    return numbers[place]


cdef int own(int i) except? -1:
    return numbers[i]
