# error: CK107 at 1:0
