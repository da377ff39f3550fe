r"""Examples that pass, here and under CPython.

>>> limit
10
>>> limit = limit + 1        # a name of its own from here on: the module's stays
>>> limit, read_limit()
(11, 10)
>>> text = 'a\nb'
>>> text
'a\nb'
>>> print(text)
a
b
>>> None
>>> 1; 'two'; [3]
1
'two'
[3]
>>> 'a string'
'a string'
>>> if limit:
...     limit * 2
... else:
...     'never'
22
>>> for n in range(3):
...     n * n
0
1
4
>>> print('a'); print('b', end=''); print('c', 'd', sep='-')
a
bc-d
"""
__license__ = "GPL"

limit = 10
log = []


def read_limit():
    return limit


def nothing():
    """Without examples."""


def speak(words):
    """What is printed below counts as well.

    >>> speak(["one", "two"])
    say one
    say two
    2
    """
    for word in words:
        print(f"say {word}")
    return len(words)


def blanks():
    """Empty lines in the output.

    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> print("a\\n   \\nb")
    a
    <BLANKLINE>
    b
    >>> print("")
    <BLANKLINE>
    >>> print("<BLANKLINE>x")
    <BLANKLINE>x
    """


def spaces():
    """White space.

    >>> print([1, 2, 3, 4])  # doctest: +NORMALIZE_WHITESPACE
    [1,   2,
      3,  4]
    >>> print("  a \\t b  ")  # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> print("x\\n\\ny")  # doctest: +NORMALIZE_WHITESPACE
    x y
    """


def dots():
    """Ellipses.

    >>> print(list(range(30)))  # doctest: +ELLIPSIS
    [0, 1, ..., 29]
    >>> print("a b c b d")  # doctest: +ELLIPSIS
    a...b...b d
    >>> print("abc")  # doctest: +ELLIPSIS
    abc...
    >>> [1,   2, 3]  # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    [1,   ...,
     3]
    >>> "x...y"
    'x...y'
    >>> 5  # doctest: +ELLIPSIS, -ELLIPSIS
    5
    """


def skipped():
    """Directives.

    >>> undefined_name  # doctest: +SKIP
    3
    >>> 2 + 2
    4
    """


def all_skipped():
    """Nothing to run.

    >>> 1 / 0  # doctest: +SKIP
    """


def truths():
    """Old examples write truth values as numbers.

    >>> 1 == 1
    1
    >>> 1 == 2
    0
    >>> True
    True
    """


def fails(value):
    """Exceptions.

    >>> fails(0)
    Traceback (most recent call last):
    ValueError: not 0
    >>> fails("key")
    Traceback (most recent call last):
      whatever stands here is not compared
    KeyError: 'key'
    >>> fails(None)
    Traceback (most recent call last):
    ...
    AssertionError
    >>> fails(7)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    OSError: [Errno 7] ...
    >>> print("before"); fails(0)
    Traceback (most recent call last):
    ValueError: not 0
    >>> try:
    ...     fails(0)
    ... except ValueError as error:
    ...     print("caught", error)
    ... finally:
    ...     print("done")
    caught not 0
    done
    """
    if value == 0:
        raise ValueError("not 0")
    if value == 7:
        raise OSError(7, "x y")
    assert value is not None
    raise KeyError(value)


cdef class Stack:
    """A stack.

    >>> s = Stack()
    >>> s.push(1)
    >>> s.push([2, "x"])
    >>> s
    Stack([1, [2, 'x']])
    >>> len(s), s.pop(), len(s)
    (2, [2, 'x'], 1)
    """
    cdef list items

    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"Stack({self.items!r})"

    def push(self, item):
        """Put an item on top.

        >>> s = Stack()
        >>> for i in [3, 4]:
        ...     s.push(i)
        >>> s
        Stack([3, 4])
        """
        self.items.append(item)

    def pop(self):
        """Take the top item.

        >>> Stack().pop()
        Traceback (most recent call last):
        IndexError: pop from empty list
        """
        return self.items.pop()


def helper_test(value):
    raise ValueError("a helper is no test")


def test_plain():
    s = Stack()
    s.push(5)
    assert len(s) == 1, "one item"
    assert s.pop() == 5


def test_keeps_what_it_gets():
    log.append({"deep": [1, [2, "three" * 3]]})


def test_sees_what_others_kept():
    assert len(log) == 1


def test_default(value=3):
    assert value == 3


def test_with_docstring():
    """A test with an example of its own.

    >>> 6 * 7
    42
    """
    assert True


def test_returns():
    return [1, 2]
