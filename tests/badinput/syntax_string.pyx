__license__ = "GPL

x = 1

# error: CK201 at 1:19
