__license__ = "gpl v2"

# error: CK107 at 1:15
