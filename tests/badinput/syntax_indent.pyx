__license__ = "GPL"

def f():
        x = 1
    y = 2

# error: CK201 at 5:1
