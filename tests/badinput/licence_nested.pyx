if True:
    __license__ = "GPL"

# error: CK107 at 2:5
