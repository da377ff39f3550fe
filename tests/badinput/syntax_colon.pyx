__license__ = "GPL"

def f()
    pass

# error: CK201 at 3:8
