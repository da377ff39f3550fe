# SPDX-License-Identifier: GPL-2.0

# --- basic
print("%s %d %r" % ("a", 1, "b"), "%s" % 5, "%d%%" % 50, "%%" % ())

# --- integers
print("%d %i %u %x %X %o" % (10, 11, 12, 255, 255, 8))

# --- negative_bases
print("%x %o %d %#x %#o" % (-255, -8, -5, -255, -8))

# --- width
print("%5d|%-5d|%05d|%5s|%-5s|%05s" % (42, 42, 42, "a", "b", "c"))

# --- precision
print("%.3s|%.5d|%8.3d|%-8.3d|%.0s|" % ("abcdef", 42, 42, 42, "x"))

# --- signs
print("%+d %+d % d % d" % (5, -5, 5, -5))

# --- alternate
print("%#x %#X %#o %#5x|%-#8x|" % (255, 255, 8, 1, 255))

# --- star_width
print("%*d|%-*d|%.*s|%*.*d" % (5, 42, 5, 42, 2, "abc", 6, 4, 7))

# --- char
print("%c%c%c" % (65, "b", 8364))

# --- char_error
print("%c" % "ab")

# --- reprs
print("%r %r %a %s" % ("é", [1, "x"], "é", [1, "x"]))

# --- tuple_argument
t = (1, 2)
print("%s %s" % t, "%s" % (t,))

# --- list_argument
x = [1, 2]
print("%s" % x)

# --- dict_argument
d = {"a": 1}
print("%s" % d)

# --- mapping_keys
d = {"name": "eth0", "n": 3}
print("%(name)s has %(n)03d" % d)

# --- mapping_missing
d = {"a": 1}
print("%(b)s" % d)

# --- too_few
t = (1,)
print("%s %s" % t)

# --- too_many
t = (1, 2)
print("%s" % t)

# --- no_conversion
s = "abc"
print(s % 1)

# --- int_from_text
s = "a"
print("%d" % s)

# --- unknown_conversion
print("%y" % 1)

# --- incomplete
s = "abc%"
print(s % 1)

# --- none_value
print("%s %r" % (None, None))

# --- bool_value
print("%d %s" % (True, False))

# --- float_conversion
print("%f" % 1)

# --- in_variable
fmt = "%d-%s"
for pair in ((1, "a"), (2, "b")):
    print(fmt % pair)

# --- long_text
print(len("%500d" % 1), ("%-300s|" % "x")[-1])

# --- bytes_format
print(b"%d %s" % (5, b"x"))
