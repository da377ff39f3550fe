"""Pointers into arrays that nobody asked for, and copies whose length nobody knows."""

__license__ = "GPL"


cdef class Table:
    cdef int row[4]
    cdef int rows[2][3]
    cdef char text[8]

    def pointers(self, int i):
        whole = self.row
        part = self.rows[i]
        for line in self.rows:
            print(i)
        return whole[0], part[0]

    def asked_for(self):
        cdef int *start = self.row
        for number in self.row:
            print(number)
        return start[0]

    def copied(self, bytes data, int n):
        self.text[:n] = b"text"
        self.row[:] = self.row
        self.row = self.row


@unsafe
def fast(Table t):
    # SAFETY: the caller holds the table.
    start = t.row
    return start[1]

# error: CK112 at 12:21
# error: CK112 at 13:25
# error: CK112 at 14:13
# error: CK200 at 25:25
