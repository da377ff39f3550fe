__license__ = "GPL"

x = (1, 2
y = 3

# error: CK201 at 4:1
