# SPDX-License-Identifier: GPL-2.0
"""cdef classes: attributes, inheritance, special methods, properties, casts."""
__license__ = "GPL"


cdef class Animal:
    cdef str name
    cdef int legs

    def __init__(self, name, int legs=4):
        self.name = name
        self.legs = legs

    def speak(self):
        return "..."

    def describe(self):
        return f"{self.name} with {self.legs} legs says {self.speak()}"

    def __repr__(self):
        return f"Animal({self.name!r})"

    def __eq__(self, other):
        return isinstance(other, Animal) and (<Animal>other).name == self.name

    def __hash__(self):
        return hash(self.name)

    @property
    def feet(self):
        return self.legs

    @feet.setter
    def feet(self, int n):
        if n < 0:
            raise ValueError("negative feet")
        self.legs = n


cdef class Dog(Animal):
    cdef list tricks

    def __init__(self, name):
        super().__init__(name)
        self.tricks = []

    def speak(self):
        return "woof"

    def teach(self, trick):
        self.tricks.append(trick)
        return self

    def describe(self):
        return super().describe() + " and knows " + ", ".join(self.tricks)


cdef class Puppy(Dog):
    def speak(self):
        return "wif"


cdef class Vector:
    cdef int x
    cdef int y

    def __init__(self, int x, int y):
        self.x = x
        self.y = y

    def __add__(self, other):
        cdef Vector v = other
        return Vector(self.x + v.x, self.y + v.y)

    def __mul__(self, n):
        return Vector(self.x * n, self.y * n)

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __str__(self):
        return f"<{self.x},{self.y}>"

    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i == 0:
            return self.x
        if i == 1:
            return self.y
        raise IndexError("vector index out of range")

    def __setitem__(self, i, value):
        if i == 0:
            self.x = value
        else:
            self.y = value

    def __contains__(self, value):
        return value == self.x or value == self.y

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __lt__(self, other):
        return self.x < (<Vector>other).x


cdef class Countdown:
    cdef int n

    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


cdef class Node:
    cdef object value
    cdef Node next

    def __init__(self, value, Node next=None):
        self.value = value
        self.next = next


def chain(n):
    cdef Node head = None
    for i in range(n):
        head = Node(i, head)
    total = 0
    cdef Node node = head
    while node is not None:
        total += node.value
        node = node.next
    return total


a = Animal("cat")
d = Dog("rex")
d.teach("sit").teach("roll")
p = Puppy("bit")
print(a.describe(), d.describe(), p.describe())
print(a, repr(d), a == Animal("cat"), a == d, a != d, hash(a) == hash(Animal("cat")))
print(isinstance(d, Animal), isinstance(a, Dog), isinstance(3, int), isinstance("s", (int, str)))
a.feet = 6
print(a.feet)
try:
    a.feet = -1
except ValueError as e:
    print(e)
v = Vector(1, 2) + Vector(3, 4)
print(v, v * 3, -v, len(v), v[0], v[1], 6 in v, 7 in v, bool(v), bool(Vector(0, 0)))
v[0] = 9
print(v, Vector(1, 1) < v)
try:
    print(v[5])
except IndexError as e:
    print(e)
print(list(Countdown(3)), [x * 2 for x in Countdown(2)], sum(Countdown(4)))
print(chain(10), {Animal("k"): 1}[Animal("k")])
n = Node(1)
try:
    print(n.next.value)
except AttributeError as e:
    print(e)
