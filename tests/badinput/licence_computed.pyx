kind = "GPL"
__license__ = kind
__author__ = 5
__version__ = "1", "2"

# error: CK107 at 2:15
# error: CK112 at 3:14
# error: CK112 at 4:15
