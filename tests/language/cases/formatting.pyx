# SPDX-License-Identifier: GPL-2.0
"""f-strings, format(), str.format() and %: every form, on objects and on C integers."""
__license__ = "GPL"


cdef class Money:
    cdef int cents

    def __init__(self, int cents):
        self.cents = cents

    def __str__(self):
        return f"{self.cents // 100}.{self.cents % 100:02}"

    def __repr__(self):
        return f"Money({self.cents})"

    def __format__(self, spec):
        return f"<{spec}|{self}>" if spec else str(self)


def fstrings(name, int n, any):
    m = Money(1234)
    width, fill = 9, "*"
    print(f"{n}{name}{any}", f"{n:5}|{n:<5}|{n:>5}|{n:^5}|{n:=+5}|{n:05}|{n:+}|{n: }")
    print(f"{any:x} {any:X} {any:#x} {any:o} {any:#o} {any:b} {any:#010b} {any:,} {any:_} {any:_x}")
    print(f"{n:x} {n:#X} {n:c} {n:d} {n:n} {-n:08} {-any:,} {n:>{width}} {n:{fill}^{width}}")
    print(f"{name!r} {name!s:>6} {name!a} {name:.2} {name:>8} {name:<8}| {name:^8}| {name:{fill}>{width}}")


def more_fstrings(name, int n, any):
    m = Money(1234)
    width = 9
    print(f"{m} {m!r} {m!s} {m:spec} {m!r:>14} {[m]} {m:{width}}")
    print(f"{n=} {name=} {name=!s} {n + 1 = } {m=:q} {n=:04x}")
    print(f"{'nested ' + f'{n} {name}'} {{}} {{{n}}} {'a' if n else 'b'} {any!r:}")
    print(f"{None} {True} {False} {True:d} {True:5} {None!r:>6} {[1, 'a']} {(1,)} { {'k': n}['k'] }")
    print(f"{name}" f"{n}" "plain", f"", f"{''}", f"{name}{''}", f"é{name}🐍{n}", f"{any}")


def order(items):
    return f"{items} {items.append(1)} {items} {len(items)} {items.pop()} {items}"


def formats(name, int n, any):
    print("{} {}".format(n, name), "{1} {0} {1}".format(n, name), "{0!r:>8} {0!s} {0!a}".format(name))
    print("{a} {b:>5} {0}".format(n, a=name, b=any), "{x!r}".format(x=[n]), "{:{}}|".format(name, n))
    print("{0[1]} {0[0]}".format([n, name]), "{d[key]} {d[1]}".format(d={"key": any, "1": 2, 1: 3}))
    print("{:{w}.{p}}|{{}}".format(name, w=6, p=2))
    print("{k} {v:04}".format_map({"k": name, "v": n}), format(n), format(n, "#x"), format(name, ">7"))
    print(format(Money(5), "z"), format(Money(5)), "{:z} {}".format(Money(5), Money(6)))


def percent(name, int n, any):
    print("%s %r %a %d %i %u %x %X %o %c %c %%" % (name, name, name, n, n, n, n, n, n, n, "é"))
    print("%5d|%-5d|%05d|%+d|% d|%#x|%#o|%.3d|%8.3d|%-8.3x|" % (n, n, n, n, n, n, n, n, n, n))
    print("%10s|%-10s|%.2s|%*d|%-*s|%.*s|" % (name, name, name, 6, n, 6, name, 2, name))
    print("%(a)s %(b)05d %(a)r" % {"a": name, "b": n}, "%s" % any, "%s" % (any,), "%d%%" % n)
    print("%s %s" % (Money(7), [Money(8)]), "%s" % None, "%r" % "q", "%x" % any, "%c" % 0x1F40D)


def fails(name, int n):
    for number in range(26):
        try:
            if number == 0:
                print(f"{n:q}")
            elif number == 1:
                print(f"{name:d}")
            elif number == 2:
                print(format(name, "x"))
            elif number == 3:
                print("%d" % name)
            elif number == 4:
                print("%s %s" % (n,))
            elif number == 5:
                print("%s" % (n, n))
            elif number == 6:
                print("%y" % n)
            elif number == 7:
                print("%" % n)
            elif number == 8:
                print("%(a)s" % n)
            elif number == 9:
                print("%(a)s" % {})
            elif number == 10:
                print("{} {}".format(n))
            elif number == 11:
                print("{a}".format(n, b=1))
            elif number == 12:
                print("{".format(n))
            elif number == 13:
                print("{0} {}".format(n))
            elif number == 14:
                print("{0!z}".format(n))
            elif number == 15:
                print("{0.nosuch}".format(n))
            elif number == 16:
                print("{0}".format_map({}))
            elif number == 17:
                print(f"{[]:5}")
            elif number == 18:
                print(f"{n:.3}")
            elif number == 19:
                print(f"{name:+}")
            elif number == 20:
                print(f"{name:=9}")
            elif number == 21:
                print(f"{n:,x}")
            elif number == 22:
                print("%c" % -1)
            elif number == 23:
                print("%c" % "ab")
            elif number == 24:
                print("%x" % name)
            elif number == 25:
                print("%*d" % (name, n))
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError) as e:
            print(number, e)


def lines(sep, end):
    print("a", 1, None, sep=sep, end=end)
    print("b", "c", sep="", end="" + "\n")
    print("two\nlines", "and a third\n", sep="|")
    print(sep=sep, end=end)
    print("x", end="\n\n")


fstrings("bob", 65, 1234567)
fstrings("zoë", 233, -42)
more_fstrings("bob", 65, 1234567)
more_fstrings("zoë", 233, -42)
print(order([]))
formats("bob", 5, 77)
percent("bob", 65, 255)
fails("bob", 65)
lines("-", "!\n")
lines("", "\n")
print("{x} {w:>{w}}".format(x=str.maketrans("a", "b"), w=12), f"{2 ** 62}{-2 ** 62:_}|{2 ** 62:x}{True}")
