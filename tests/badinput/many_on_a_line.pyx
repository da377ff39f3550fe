"""A long chain of problems on one line: each is reported."""

__license__ = "GPL"

x = [1.0, 2.0, open("a"), lambda: 1j, {3 / 4}]

# error: CK101 at 5:6
# error: CK101 at 5:11
# error: CK104 at 5:16
# error: CK102 at 5:35
# error: CK101 at 5:42
