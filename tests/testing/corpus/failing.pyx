"""Tests that fail, here and under CPython.

>>> counted = 3
>>> counted
4
"""
__license__ = "GPL"


def wrong_value():
    """
    >>> 1 + 1
    3
    """


def wrong_text():
    """
    >>> print("a")
    b
    """


def unexpected_output():
    """
    >>> print("noise")
    """


def missing_output():
    """
    >>> x = 5
    5
    """


def blank_without_mark():
    """
    >>> print("a\\n")
    a
    """


def spaces_count():
    """
    >>> [1,2]
    [1,2]
    """


def wrong_dots():
    """
    >>> print("abc")  # doctest: +ELLIPSIS
    a...d
    """


def overlapping_dots():
    """
    >>> print("aba")  # doctest: +ELLIPSIS
    ab...ba
    """


def dots_without_directive():
    """
    >>> print("abc")
    a...
    """


def wrong_class():
    """
    >>> [].pop()
    Traceback (most recent call last):
    KeyError: pop from empty list
    """


def wrong_message():
    """
    >>> [].pop()
    Traceback (most recent call last):
    IndexError: other
    """


def no_exception():
    """
    >>> [1].pop()
    Traceback (most recent call last):
    IndexError: pop from empty list
    """


def stray_exception():
    """
    >>> print("so far")
    so far
    >>> {}["key"]
    5
    """


def truth_the_other_way():
    """
    >>> 1
    True
    """


def last_of_many():
    """
    >>> 1
    1
    >>> 2
    2
    >>> 3
    4
    """


def check(value):
    assert value > 0


def test_assert():
    values = [1, 2]
    assert sum(values) == 4


def test_assert_with_message():
    assert False, "said so"


def test_assert_below():
    check(-1)


def test_exception():
    return {}["x"]


def test_index():
    [1][5]
