"""No licence."""

print("hello")

# error: CK107 at 1:0
