# SPDX-License-Identifier: GPL-2.0

# --- attributes
cdef class P:
    cdef object x
    cdef int y
    def __init__(self, x, y=5):
        self.x = x
        self.y = y
    def show(self):
        return self.x, self.y

print(P(1).show(), P("a", 2).show(), P(y=3, x=None).show())

# --- attribute_defaults
cdef class P:
    cdef object x
    cdef int n
    cdef list items
    cdef bint flag
    def show(self):
        return self.x, self.n, self.items, self.flag

print(P().show())
#> (None, 0, None, False)

# --- methods_call_methods
cdef class P:
    cdef int n
    def __init__(self, n):
        self.n = n
    def double(self):
        return 2 * self.n
    def quadruple(self):
        return self.double() * 2

print(P(3).quadruple())

# --- method_defaults
cdef class P:
    def f(self, a, b=2, c=None):
        return a, b, c

p = P()
print(p.f(1), p.f(1, c=5), p.f(b=0, a=9))

# --- method_chaining
cdef class Chain:
    cdef list items
    def __init__(self):
        self.items = []
    def add(self, x):
        self.items.append(x)
        return self
    def get(self):
        return self.items

print(Chain().add(1).add(2).get())

# --- attribute_augmented
cdef class Counter:
    cdef int n
    cdef object total
    def __init__(self):
        self.n = 0
        self.total = 0
    def step(self, x):
        self.n += 1
        self.total += x
        return self.n, self.total

c = Counter()
print(c.step(5), c.step(7))

# --- instances_are_apart
cdef class P:
    cdef list items
    def __init__(self):
        self.items = []
    def add(self, x):
        self.items.append(x)
    def get(self):
        return self.items

a, b = P(), P()
a.add(1)
print(a.get(), b.get())

# --- identity
cdef class P:
    pass

a, b = P(), P()
c = a
print(a is b, a is c, a == b, a == c, a != b)

# --- own_repr_str
cdef class P:
    def __repr__(self):
        return "P()"

cdef class Q:
    def __repr__(self):
        return "repr"
    def __str__(self):
        return "str"

print(P(), [P()], Q(), [Q()], str(P()), repr(Q()), {1: P()})

# --- repr_not_text
cdef class P:
    def __repr__(self):
        return 5

print(P())

# --- repr_raises
cdef class P:
    def __repr__(self):
        raise ValueError("no repr")

print([P()])

# --- inheritance
cdef class A:
    cdef int n
    def __init__(self, n):
        self.n = n
    def f(self):
        return "A", self.n
    def g(self):
        return self.f()

cdef class B(A):
    def f(self):
        return "B", self.n * 2

print(A(1).g(), B(1).g(), B(2).f())

# --- super_calls
cdef class A:
    cdef list log
    def __init__(self):
        self.log = ["A"]
    def add(self, x):
        self.log.append(x)
        return self.log

cdef class B(A):
    def __init__(self):
        super().__init__()
        self.log.append("B")
    def add(self, x):
        return super().add("B" + x)

cdef class C(B):
    def add(self, x):
        return super().add("C" + x)

print(C().add("x"))

# --- constructor_inherited
cdef class A:
    cdef object x
    def __init__(self, x, y=2):
        self.x = (x, y)
    def get(self):
        return self.x

cdef class B(A):
    pass

print(B(1).get(), B(1, y=5).get())

# --- base_class_attributes
cdef class A:
    cdef int a
    def __init__(self):
        self.a = 1

cdef class B(A):
    cdef int b
    def __init__(self):
        super().__init__()
        self.b = 2
    def total(self):
        return self.a + self.b

print(B().total())

# --- isinstance_of_classes
cdef class A:
    pass

cdef class B(A):
    pass

a, b = A(), B()
print(isinstance(a, A), isinstance(a, B), isinstance(b, A), isinstance(b, (B, int)), isinstance(5, A))

# --- properties
cdef class Square:
    cdef int side
    def __init__(self, side):
        self.side = side
    @property
    def area(self):
        return self.side ** 2

def area(Square s):
    return s.area

print(area(Square(4)))

# --- property_setter
cdef class Temperature:
    cdef int value
    @property
    def degrees(self):
        return self.value
    @degrees.setter
    def degrees(self, value):
        if value < -273:
            raise ValueError("too cold")
        self.value = value

def run():
    cdef Temperature t = Temperature()
    t.degrees = 20
    t.degrees += 5
    print(t.degrees)
    t.degrees = -300

run()

# --- static_method
cdef class Math:
    @staticmethod
    def double(x):
        return 2 * x
    def use(self, x):
        return Math.double(x) + 1

print(Math.double(4), Math().use(5))

# --- class_method
cdef class P:
    @classmethod
    def make(cls):
        return cls()
    def __repr__(self):
        return "made"

print(P.make())

# --- class_attribute
class P:
    limit = 5

print(P.limit, P().limit)

# --- plain_class
class P:
    def __init__(self, x):
        self.x = x
        self.y = 2

p = P(1)
p.z = 3
print(p.x, p.y, p.z)

# --- plain_class_inheritance
class A:
    def f(self):
        return "A"

class B(A):
    def f(self):
        return "B" + super().f()

print(B().f())

# --- class_name
cdef class P:
    pass

print(P().__class__.__name__, type(P()).__name__)

# --- class_as_value
cdef class A:
    def f(self):
        return 1

kinds = [A]
print(kinds[0]().f())

# --- attribute_by_name
class P:
    pass

p = P()
setattr(p, "x", 5)
print(getattr(p, "x"), hasattr(p, "y"), getattr(p, "y", 0))

# --- unknown_variable_method
cdef class Dog:
    def speak(self):
        return "woof"

cdef class Cat:
    def speak(self):
        return "meow"

for animal in (Dog(), Cat()):
    print(animal.speak())

# --- missing_method
cdef class P:
    pass

p = P()
x = [p]
x[0].speak()

# --- cdef_methods
cdef class P:
    cdef int n
    def __init__(self, n):
        self.n = n
    cdef int twice(self):
        return 2 * self.n
    def run(self):
        return self.twice() + 1

print(P(5).run())

# --- linked_list
cdef class Node:
    cdef object value
    cdef Node next
    def __init__(self, value, next):
        self.value = value
        self.next = next

def values(Node node):
    out = []
    while node is not None:
        out.append(node.value)
        node = node.next
    return out

print(values(Node(1, Node(2, Node(3, None)))), values(None))

# --- tree
cdef class Tree:
    cdef object key
    cdef Tree left
    cdef Tree right
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Tree(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Tree(key)
        else:
            self.right.insert(key)
    def walk(self, out):
        if self.left is not None:
            self.left.walk(out)
        out.append(self.key)
        if self.right is not None:
            self.right.walk(out)
        return out

t = Tree(5)
for n in (3, 8, 1, 4, 9, 7):
    t.insert(n)
print(t.walk([]))

# --- cycle_is_collected
cdef class Node:
    cdef object other
    def link(self, other):
        self.other = other

a, b = Node(), Node()
a.link(b)
b.link(a)
c = [a]
c.append(c)
print("linked")

# --- none_attribute
cdef class P:
    cdef P next
    cdef int n
    def deep(self):
        return self.next.n

p = P()
p.deep()
#> raised AttributeError("'NoneType' object has no attribute 'n'")

# --- none_method
cdef class P:
    def f(self):
        return 1

def call(P p):
    return p.f()

print(call(P()))
print(call(None))

# --- wrong_class
cdef class A:
    def f(self):
        return 1

cdef class B:
    pass

def call(A a):
    return a.f()

x = [B()]
try:
    call(x[0])
except TypeError:
    print("TypeError")
#> TypeError

# --- checked_cast
cdef class A:
    cdef int n
    def __init__(self, n):
        self.n = n

def total(items):
    out = 0
    for item in items:
        out += (<A?>item).n
    return out

print(total([A(1), A(2)]))

# --- init_raises
cdef class P:
    cdef object x
    def __init__(self, x):
        self.x = [x]
        if x < 0:
            raise ValueError("negative")

try:
    P(-1)
except ValueError as e:
    print(e)
print(P(1) is not None)

# --- init_wrong_arguments
cdef class P:
    def __init__(self, x):
        pass

P()

# --- dealloc_order
cdef class P:
    cdef object name
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("gone", self.name)

p = P("a")
p = P("b")
p = None
print("end")

# --- truth_default
cdef class P:
    pass

print(bool(P()), not P())

# --- comparison_default
cdef class P:
    pass

p = P()
q = P()
print(p < q)

# --- hash_default
cdef class P:
    pass

p, q = P(), P()
d = {p: 1}
print(p in d, q in d, hash(p) == hash(p))

# --- counter_class
cdef class Stack:
    cdef list items
    cdef int limit
    def __init__(self, int limit=3):
        self.items = []
        self.limit = limit
    def push(self, x):
        if len(self.items) >= self.limit:
            raise OverflowError("full")
        self.items.append(x)
    def pop(self):
        if not self.items:
            raise IndexError("empty")
        return self.items.pop()
    def __len__(self):
        return len(self.items)

s = Stack(limit=2)
s.push(1)
s.push(2)
print(len(s))
try:
    s.push(3)
except OverflowError as e:
    print(e)
print(s.pop(), s.pop())
s.pop()

# --- method_named_like_builtin
cdef class P:
    def len(self):
        return 5
    def print(self, x):
        return "p" + x
    def open(self):
        return "opened"

p = P()
print(p.len(), p.print("x"), p.open())

# --- abstract_method
cdef class Shape:
    def area(self):
        raise NotImplementedError("area")
    def describe(self):
        return f"area {self.area()}"

cdef class Unit(Shape):
    def area(self):
        return 1

print(Unit().describe())
print(Shape().describe())

# --- dataclass_like_equality
cdef class P:
    cdef int x
    cdef int y
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, other):
        if not isinstance(other, P):
            return False
        return self.x == (<P>other).x and self.y == (<P>other).y
    def __hash__(self):
        return self.x * 31 + self.y

print(P(1, 2) == P(1, 2), P(1, 2) == P(2, 1), P(1, 2) != P(1, 2), P(1, 2) == 5, len({P(1, 2): 1, P(1, 2): 2}))

# --- nested_class
class A:
    class B:
        x = 1

print(A.B.x)

# --- multiple_bases
class A:
    pass

class B:
    pass

class C(A, B):
    pass

print(isinstance(C(), B))

# --- slots_of_subclass_of_list
class MyList(list):
    pass

x = MyList()
x.append(1)
print(x)
