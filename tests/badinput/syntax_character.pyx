__license__ = "GPL"

x = 1 $ 2

# error: CK201 at 3:7
