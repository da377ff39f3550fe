"""Text pasted by include is refused where the include stands."""

__license__ = "GPL"

include "pasted.pxi"

# error: CK112 at 5:1
