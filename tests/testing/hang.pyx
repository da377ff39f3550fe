"""A test that does not end."""
__license__ = "GPL"

from linux.delay cimport msleep


def test_hang():
    while True:
        msleep(1000)


def test_later():
    assert True
