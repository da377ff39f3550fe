# SPDX-License-Identifier: GPL-2.0
"""Sorting ints and texts, which are compared in place: all lengths, both orders, stable."""
__license__ = "GPL"
def check(xs, rev):
    ys = xs[:]
    ys.sort(reverse=rev)
    bad = 0
    for i in range(1, len(ys)):
        if (ys[i] > ys[i - 1]) if rev else (ys[i] < ys[i - 1]):
            bad += 1
    total = 0
    other = 0
    for x in xs:
        total += hash(x) & 0xffff
    for y in ys:
        other += hash(y) & 0xffff
    return bad == 0 and total == other and len(xs) == len(ys)
for n in [0, 1, 2, 15, 16, 17, 31, 33, 100, 1000, 4097]:
    for rev in (False, True):
        a = check([i * 7919 % 1009 for i in range(n)], rev)
        b = check([n - i for i in range(n)], rev)
        c = check([f"k{i * 7919 % 1009}" for i in range(n)], rev)
        d = check([-i if i % 3 else i for i in range(n)], rev)
        print(n, rev, a, b, c, d)
print(sorted(["b", "a", "é", "", "ab", "\0"]), sorted([True, 3, -2, False, 2**62, -2**62]))
xs = [f"{i % 3}" for i in range(40)]
ys = xs[:]
ys.sort(reverse=True)
same = 0
at = 0
for want in ("2", "1", "0"):
    for x in xs:
        if x == want:
            if ys[at] is x:
                same += 1
            at += 1
print(same, at)


def scattered(n, mask, seed):
    xs = []
    for i in range(n):
        seed = (seed * 28629 + 1442695040888963) & 0x3fffffffffff
        xs.append((seed & mask) - (mask >> 1))
    return xs


def folded(xs):
    sum = 0
    for x in xs:
        sum = (sum * 31 + x) & 0xffffffffff
    return sum


def many(n, mask):
    xs = scattered(n, mask, n + mask)
    up = sorted(xs)
    down = sorted(xs, reverse=True)
    print(n, folded(up), folded(down), folded(sorted(up[::-1])), folded(sorted(up + down[:7])))
    texts = [f"t{x}" for x in xs]
    texts.sort()
    print(folded([int(text[1:]) for text in texts]), folded(sorted(xs, key=lambda x: x & 7)))


for n in (0, 2, 16, 17, 127, 128, 300, 1000):
    for mask in (1, 0x1ff, 0x7fffffffff):
        many(n, mask)
