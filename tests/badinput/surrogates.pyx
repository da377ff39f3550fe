"""Text that is not UTF-8."""

__license__ = "GPL"

half = "\ud800"
whole = "\U0001F600 \u00e4"
raw = r"\ud800"
data = b"\xed\xa0\x80"
joined = f"{half} \udfff"


def f():
    """Documented \udc00."""

# error: CK112 at 5:8
# error: CK112 at 9:10
# error: CK112 at 12:1
