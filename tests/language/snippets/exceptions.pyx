# SPDX-License-Identifier: GPL-2.0

# --- catch_one
try:
    raise ValueError("v")
except ValueError as e:
    print(e, repr(e))

# --- catch_tuple
for k in range(3):
    try:
        if k == 0:
            raise KeyError("k")
        if k == 1:
            raise IndexError("i")
        raise TypeError("t")
    except (KeyError, IndexError) as e:
        print("lookup", e)
    except TypeError as e:
        print("type", e)

# --- catch_base
for k in range(2):
    try:
        if k:
            raise KeyError(1)
        raise ZeroDivisionError("z")
    except LookupError as e:
        print("lookup", repr(e))
    except ArithmeticError as e:
        print("arithmetic", repr(e))

# --- catch_bare
try:
    raise RuntimeError
except:
    print("caught")

# --- first_match_wins
try:
    raise KeyError("a")
except LookupError:
    print("first")
except KeyError:
    print("second")

# --- not_caught
try:
    raise KeyError("a")
except ValueError:
    print("never")

# --- else_clause
def f(n):
    try:
        if n:
            raise ValueError("x")
    except ValueError:
        print("except")
    else:
        print("else")
    finally:
        print("finally")

f(0)
f(1)

# --- else_raises
try:
    pass
except ValueError:
    print("never")
else:
    raise ValueError("from else")

# --- finally_on_success
try:
    print("body")
finally:
    print("finally")

# --- finally_on_error
try:
    raise ValueError("x")
finally:
    print("finally")

# --- finally_raises
try:
    raise ValueError("first")
finally:
    raise KeyError("second")

# --- finally_and_return
def f():
    try:
        return "try"
    finally:
        print("finally")

print(f())

# --- finally_overrides_return
def f():
    try:
        return "try"
    finally:
        return "finally"

print(f())

# --- finally_swallows
def f():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"

print(f())

# --- finally_value_is_fixed
def f():
    x = 1
    try:
        return x
    finally:
        x = 2

print(f())

# --- finally_nested
def f():
    try:
        try:
            return 1
        finally:
            print("inner")
    finally:
        print("outer")

print(f())

# --- return_in_except
def f():
    try:
        raise ValueError
    except ValueError:
        return "except"
    finally:
        print("finally")

print(f())

# --- raise_class
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == "")

# --- raise_arguments
for e in (ValueError(), ValueError("a"), ValueError("a", 1), ValueError(None), KeyError("k"), KeyError()):
    try:
        raise e
    except Exception as got:
        print(got, repr(got), got.args, got is e)

# --- reraise
try:
    try:
        raise ValueError("again")
    except ValueError:
        print("inner")
        raise
except ValueError as e:
    print("outer", e)

# --- reraise_by_name
try:
    try:
        raise ValueError("named")
    except ValueError as e:
        raise e
except ValueError as e:
    print(e)

# --- reraise_outside
def f():
    raise

try:
    f()
except RuntimeError as e:
    print(e)

# --- raise_from
try:
    try:
        raise KeyError("cause")
    except KeyError as e:
        raise ValueError("effect") from e
except ValueError as e:
    print(e, repr(e.__cause__))

# --- raise_from_none
try:
    try:
        raise KeyError("cause")
    except KeyError:
        raise ValueError("effect") from None
except ValueError as e:
    print(e, e.__cause__, e.__suppress_context__)

# --- context
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("second")
except ValueError as e:
    print(repr(e.__context__))

# --- raise_not_exception
x = 5
raise x

# --- raise_from_bad
x = 5
raise ValueError("a") from x

# --- name_is_deleted
try:
    raise ValueError("x")
except ValueError as e:
    pass
print(e)

# --- name_shadows
e = "before"
try:
    raise ValueError("x")
except ValueError as err:
    e = "inside"
print(e)

# --- nested_try_in_except
try:
    raise ValueError("a")
except ValueError as e:
    try:
        raise KeyError("b")
    except KeyError as f:
        print(e, f)
    print(e)

# --- nested_same_name
try:
    raise ValueError("outer")
except ValueError as e:
    print(e)
    try:
        raise ValueError("inner")
    except ValueError as g:
        print(g)
    print(e)

# --- through_functions
def a():
    raise KeyError("deep")

def b():
    a()
    print("never")

def c():
    try:
        b()
    finally:
        print("c finally")

try:
    c()
except KeyError as e:
    print("caught", e)

# --- in_loop_with_continue
for i in range(3):
    try:
        if i == 1:
            raise ValueError(i)
        print("fine", i)
    except ValueError as e:
        print("error", e)
        continue
    print("after", i)

# --- in_finally_break
for i in range(3):
    try:
        raise ValueError(i)
    except ValueError:
        print("caught", i)
    finally:
        if i == 1:
            break
print(i)

# --- assert_fails
x = 1
assert x == 1
assert x == 2, "not two"

# --- assert_without_message
x = 0
try:
    assert x
except AssertionError as e:
    print(repr(e))

# --- assert_message_evaluated_late
def message():
    print("evaluated")
    return "m"

x = 1
assert x, message()
print("fine")
assert not x, message()

# --- os_error
for args in ((2, "none"), (13, "denied"), (5, "io")):
    try:
        raise OSError(args[0], args[1])
    except FileNotFoundError as e:
        print("not found", e, e.errno)
    except OSError as e:
        print("other", e, e.errno, e.strerror)

# --- os_error_subclasses
try:
    raise PermissionError(13, "no")
except OSError as e:
    print(e.errno, repr(e))

# --- os_error_one_argument
try:
    raise OSError("text")
except OSError as e:
    print(e, e.errno, repr(e))

# --- key_error_repr
d = {}
for k in ("a", 1, (1, 2), None):
    try:
        d[k]
    except KeyError as e:
        print(e, repr(e))

# --- stop_iteration
it = iter([])
try:
    next(it)
except StopIteration as e:
    print(repr(e))
next(it)

# --- stop_iteration_value
try:
    raise StopIteration(5)
except StopIteration as e:
    print(e.value, repr(e))

# --- all_kinds
for e in (ArithmeticError("a"), AttributeError("b"), EOFError(), ImportError("d"), MemoryError(), NameError("f"),
          NotImplementedError("g"), RuntimeError("h"), BufferError("i"), TimeoutError(), ConnectionError("k"),
          InterruptedError(), BlockingIOError(), UnicodeError("n"), AssertionError("o"), SystemError("p")):
    try:
        raise e
    except Exception as got:
        print(repr(got))

# --- base_exception
try:
    raise BaseException("base")
except Exception:
    print("never")
except BaseException as e:
    print(e)

# --- unicode_error
try:
    b"\xff".decode()
except ValueError as e:
    print(isinstance(e, UnicodeDecodeError), isinstance(e, UnicodeError))

# --- isinstance_of
try:
    raise IndexError("x")
except Exception as e:
    print(isinstance(e, LookupError), isinstance(e, ValueError), isinstance(e, (ValueError, IndexError)))

# --- kept_after
saved = []
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError as e:
        saved.append(e)
print(saved, [e.args for e in saved])

# --- as_values
errors = [ValueError("a"), KeyError("b")]
for e in errors:
    print(e, str(e), repr(e), [e])

# --- equality
print(ValueError("a") == ValueError("a"))

# --- own_class
class MyError(Exception):
    pass

try:
    raise MyError("mine")
except MyError as e:
    print(e, repr(e))

# --- own_class_with_base
class MyError(ValueError):
    pass

class Special(MyError):
    pass

try:
    raise Special("s", 1)
except ValueError as e:
    print(isinstance(e, MyError), e.args)

# --- own_class_with_init
class MyError(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code

try:
    raise MyError(5)
except MyError as e:
    print(e, e.code)

# --- own_class_with_str
class MyError(Exception):
    def __str__(self):
        return "own text"

try:
    raise MyError(5)
except MyError as e:
    print(e, e.args)

# --- add_note
try:
    e = ValueError("x")
    e.add_note("note")
    raise e
except ValueError as got:
    print(got.__notes__)

# --- group
try:
    raise ExceptionGroup("g", [ValueError(1)])
except* ValueError as e:
    print("group")

# --- dynamic_class
kinds = (ValueError, KeyError)
try:
    raise KeyError("dyn")
except kinds as e:
    print("caught", e)

# --- class_in_variable
kind = ValueError
try:
    raise kind("from variable")
except ValueError as e:
    print(e)

# --- in_condition
def boom():
    raise ValueError("cond")

try:
    if boom():
        print("never")
except ValueError as e:
    print(e)
while boom():
    print("never")

# --- in_operator_argument
def boom(x):
    raise ValueError(x)

try:
    print(1 + boom("a"))
except ValueError as e:
    print(e)
try:
    print([1, boom("b"), boom("c")])
except ValueError as e:
    print(e)
try:
    print({1: boom("d")})
except ValueError as e:
    print(e)

# --- swallowed_in_loop_many
count = 0
for i in range(300):
    try:
        if i % 3 == 0:
            raise ValueError("three")
        if i % 5 == 0:
            raise KeyError("five")
    except ValueError:
        count += 1
    except KeyError:
        count += 1000
print(count)

# --- deep_chain
def deep(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        deep(n - 1)
    except ValueError as e:
        raise ValueError(f"level {n}") from e

try:
    deep(4)
except ValueError as e:
    while e is not None:
        print(e)
        e = e.__cause__

# --- with_traceback_ignored
try:
    raise ValueError("x")
except ValueError as e:
    print(e.__traceback__ is not None)

# --- cleanup_of_partial_list
def parts():
    out = []
    for i in range(3):
        out.append([i])
        if i == 2:
            raise ValueError(len(out))
    return out

try:
    parts()
except ValueError as e:
    print(e)

# --- exception_in_comparison
cdef class Odd:
    def __eq__(self, other):
        raise KeyError("eq")

try:
    print([Odd()] == [1])
except KeyError as e:
    print(e)
try:
    print(1 in [Odd()])
except KeyError as e:
    print(e)
print([Odd()].index(2))

# --- exception_while_sorting
cdef class Odd:
    def __lt__(self, other):
        raise ValueError("lt")

x = [Odd(), Odd(), Odd()]
try:
    x.sort()
except ValueError as e:
    print(e, len(x))

# --- not_implemented
raise NotImplementedError

# --- overflow_and_zero_are_arithmetic
for k in range(2):
    try:
        if k:
            print(1 // (k - 1))
        else:
            raise OverflowError("o")
    except ArithmeticError as e:
        print(repr(e))
