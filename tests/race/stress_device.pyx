# SPDX-License-Identifier: GPL-2.0
"""A device whose state all openings share, for hammer.c: one dict, one list, and attributes that hold
a text, bytes and an object.

A command is one write(2), its answer one read(2) of the same opening. There is no lock anywhere.
"""

__license__ = "GPL"

from kernel.misc cimport File, MiscDevice


cdef class Note:
    """Says its number in three ways, which agree whenever one is read."""

    cdef long number
    cdef long twin
    cdef str text

    def __init__(self, long number):
        self.number = number
        self.twin = -number
        self.text = f"note {number}"


cdef class Stress(MiscDevice):
    cdef dict table
    cdef list queue
    cdef Note note
    cdef str label
    cdef bytes data

    def __init__(self):
        self.table = {}
        self.queue = []
        self.note = Note(0)
        self.label = "0" * 8
        self.data = b"0" * 8
        super().__init__("stress", mode=0o666)

    def read(self, File f, size_t n):
        answer = f.state
        if answer is None:
            return b""
        return answer[:n]

    def write(self, File f, bytes chunk):
        words = chunk.decode().split()
        f.state = self.obey(words[0], words[1:]).encode()

    def obey(self, str command, list words):
        if command == "push":
            self.queue.append(int(words[0]))
        elif command == "pop":
            return self.pop()
        elif command == "put":
            self.table[words[0]] = words[1]
        elif command == "take":
            return self.table.pop(words[0], "none")
        elif command == "first":
            return self.table.setdefault(words[0], words[1])
        elif command == "write":
            self.label = words[0]
            self.data = words[0].encode()
        elif command == "label":
            return self.label
        elif command == "data":
            return self.data.decode()
        elif command == "note":
            self.note = Note(int(words[0]))
        elif command == "notes":
            note = self.note
            return f"{note.number} {note.twin} {note.text}"
        elif command == "count":
            return f"{len(self.queue)} {len(self.table)}"
        elif command == "walk":
            return self.walk()
        elif command == "fail":
            self.fail(int(words[0]))
        else:
            raise NotImplementedError(command)
        return "done"

    def pop(self):
        try:
            return str(self.queue.pop(0))
        except IndexError:
            return "none"

    def walk(self):
        """Loop over what the others change."""
        items = 0
        for number in self.queue:
            if number < 0:
                raise AssertionError(number)
            items += 1
        try:
            for key, value in self.table.items():
                items += 1 if key and value else 0
        except RuntimeError:
            pass  # changed size during iteration
        return str(items)

    def fail(self, long depth):
        """Handle one exception inside of another; the outermost one reaches the caller."""
        try:
            if depth > 0:
                self.fail(depth - 1)
            raise KeyError(depth)
        except KeyError as error:
            if str(error) != str(depth):
                raise AssertionError(f"{error} is not {depth}")
        except ValueError as error:
            if str(error) != f"depth {depth - 1}":
                raise AssertionError(str(error))
        raise ValueError(f"depth {depth}")


stress = Stress()
