"""Exception classes and what cannot be done with exceptions."""

__license__ = "GPL"


class Decorated(ValueError):
    limit = 5


class Two(ValueError, KeyError):
    pass


class Meta(ValueError, metaclass=Two):
    pass


class Warned(UserWarning):
    pass


class Group(ExceptionGroup):
    pass


def inner():
    class Local(ValueError):
        pass


def groups():
    try:
        pass
    except* ValueError:
        pass


def traceback(e):
    return e.__traceback__


class Special(ValueError):
    def __call__(self):
        self.x = 1

    def __reduce__(self):
        pass

# error: CK112 at 7:5
# error: CK112 at 10:23
# error: CK109 at 14:1
# error: CK104 at 18:14
# error: CK104 at 22:13
# error: CK109 at 27:5
# error: CK112 at 34:5
# error: CK112 at 39:13
# error: CK112 at 46:5
