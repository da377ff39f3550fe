# SPDX-License-Identifier: GPL-2.0
"""What exception objects are: args, texts, attributes of each class, notes, causes and contexts."""
__license__ = "GPL"

def args():
    for e in (ValueError(), ValueError("a"), ValueError("a", 2), KeyError("k"), KeyError(), OSError(2, "no"), OSError(2, "no", "f.txt"), OSError("just"), StopIteration(5), UnicodeError("u")):
        print(repr(e), str(e), e.args)

def chain():
    try:
        try:
            raise ValueError("first")
        except ValueError as e:
            raise TypeError("second") from e
    except TypeError as e:
        print(e.__cause__, e.__context__, e.__suppress_context__)
        saved = e
    try:
        try:
            raise saved
        except TypeError as e:
            raise KeyError("third")
    except KeyError as e:
        context = e.__context__
        print(repr(context), e.__cause__, e.__suppress_context__, context is saved)
    try:
        try:
            raise ValueError("first")
        except ValueError:
            raise TypeError("second") from None
    except TypeError as e:
        print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)

def stored():
    errors = []
    for i in range(3):
        try:
            if i == 0:
                raise ValueError(i)
            elif i == 1:
                {}[i]
            else:
                [][i]
        except (ValueError, KeyError, IndexError) as e:
            errors.append(e)
    print(errors)
    for e in errors:
        try:
            raise e
        except LookupError as f:
            print("lookup", f is e)
        except ValueError as f:
            print("value", f is e)


def bare():
    try:
        raise
    except RuntimeError as e:
        print(e)
args()
chain()
stored()
bare()
def decode():
    for data in (b"ab\xff\xfe", b"\xe2\x82", b"\xff"):
        for codec in ("utf-8", "ascii"):
            try:
                data.decode(codec)
            except UnicodeDecodeError as e:
                print(e, e.encoding, e.object, e.start, e.end, e.reason)
                print(repr(e))
    try:
        "aé€b".encode("ascii")
    except UnicodeEncodeError as e:
        print(e, e.args)
    try:
        "aé".encode("ascii")
    except UnicodeError as e:
        print(e, isinstance(e, UnicodeEncodeError))
    print(UnicodeDecodeError("x", b"abc", 1, 2, "why"), UnicodeTranslateError("abc", 0, 2, "r"), UnicodeTranslateError("\U0001f600", 0, 1, "r"))
    try:
        UnicodeDecodeError("x")
    except TypeError as e:
        print(e)
def os():
    e = OSError(2, "no", "f", None, "g")
    print(e, repr(e), e.errno, e.strerror, e.filename, e.filename2, e.args)
    e = OSError("a", "b")
    print(e, repr(e), e.errno)
    e = IOError(13, "denied")
    print(repr(e), isinstance(e, EnvironmentError))
    e.errno = 5
    print(e, e.errno)
    e = OSError(1, 2, 3, 4, 5, 6)
    print(e)
def notes():
    e = ValueError("x")
    e.add_note("one")
    e.add_note("two")
    print(e.__notes__)
    e.__cause__ = KeyError(1)
    print(repr(e.__cause__), e.__suppress_context__)
    e.__suppress_context__ = False
    print(e.__suppress_context__)
    e.args = [1, 2]
    print(e, e.args)
    try:
        e.__cause__ = 5
    except TypeError as x:
        print(x)
    try:
        e.add_note(3)
    except TypeError as x:
        print(x)
    try:
        print(e.nothing)
    except AttributeError as x:
        print(x)
decode()
os()
notes()
