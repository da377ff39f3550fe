"""Coroutines and generators."""

__license__ = "GPL"


async def wait():
    await wait()
    async for x in wait():
        pass
    async with wait() as y:
        pass


def numbers():
    yield 1
    x = yield
    yield from [1, 2]


def sums(xs, s):
    total = sum(x for x in xs)
    text = ", ".join(str(x) for x in xs)
    low = min((x for x in xs))
    lazy = (x for x in xs)
    pair = sum(5, (x for x in xs))
    f(x for x in xs)
    return total, [x for x in xs], {x: 1 for x in xs}


def f(x):
    return x

# error: CK105 at 6:7
# error: CK105 at 7:5
# error: CK105 at 8:11
# error: CK105 at 15:5
# error: CK105 at 16:9
# error: CK105 at 17:5
# error: CK105 at 24:13
# error: CK105 at 25:20
# error: CK105 at 26:7
