"""Text pasted by include is refused where the include stands."""

__license__ = "GPL"

include "pasted.pxi"
include = 5
include: int
print(include)
text = """
include "text.pxi"
"""
include 'no_such_file.pxi'
include vars

# error: CK112 at 5:1
# error: CK112 at 12:1
# error: CK112 at 13:1
