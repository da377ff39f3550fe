"""Numbers with a leading 0, which Python 2 read as octal."""

__license__ = "GPL"

mode = 0755
no_octal = -08
zeros = 00
modern = 0o755
text = "0755"
hexadecimal = 0x0755
joined = [0_1, 010, 10_0]

# error: CK201 at 5:8
# error: CK201 at 6:13
# error: CK201 at 11:11
# error: CK201 at 11:16
