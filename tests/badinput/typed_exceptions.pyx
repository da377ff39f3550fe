"""Exceptions, as far as types tell."""

__license__ = "GPL"


class Failure(ValueError):
    def __init__(self, code):
        super().__init__("text", code=code)
        self.code = code


class Plain(KeyError):
    pass


def make():
    Plain(reason=1)
    Failure()
    Failure(1).missing
    Failure(1).with_traceback(None)
    Failure(1).add_note()
    raise Failure

# error: CK200 at 8:25
# error: CK200 at 17:10
# error: CK202 at 18:12
# error: CK113 at 19:15
# error: CK200 at 20:15
# error: CK200 at 21:15
# error: CK202 at 22:11
