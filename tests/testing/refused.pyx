"""A body that raises: its tests cannot run."""
__license__ = "GPL"


def test_something():
    assert True


raise ValueError("not today")
