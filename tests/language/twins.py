# SPDX-License-Identifier: GPL-2.0
"""Plain Python readings of `kernel.containers`: what the cases that use its classes are compared to.

Lists with `bisect`: slow, short and evidently right.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from reprlib import recursive_repr
from typing import Any

__all__ = [
    "KernelBitSet",
    "KernelByteArray",
    "KernelBytes",
    "KernelDict",
    "KernelFrozenSet",
    "KernelInt",
    "KernelList",
    "KernelSet",
    "KernelSortedDict",
    "KernelSortedList",
    "KernelString",
    "KernelTuple",
    "OrderedDict",
    "deque",
]

KernelByteArray = bytearray
KernelBytes = bytes
KernelDict = dict
KernelFrozenSet = frozenset
KernelInt = int
KernelList = list
KernelSet = set
KernelString = str
KernelTuple = tuple


class KernelBitSet(set):  # type: ignore[type-arg]
    """See docs/language.md."""

    def __init__(self, iterable: Iterable[int] = (), size: int | None = None) -> None:
        super().__init__()
        self.size = None if size is None else self._number(size)
        self.update(iterable)

    def _number(self, i: Any) -> int:
        if _as_index(i) < 0:
            raise ValueError(f"numbers of a KernelBitSet are not negative: {i}")
        return i

    def _room(self, i: int) -> int:
        if self.size is not None and i >= self.size:
            raise IndexError(f"number {i} is past the size {self.size}")
        return i

    def add(self, i: int) -> None:
        super().add(self._room(self._number(i)))

    def update(self, iterable: Any) -> None:
        if isinstance(iterable, KernelBitSet):
            self._room(max(iterable, default=-1))
        for i in iterable:
            self.add(i)

    def discard(self, i: int) -> None:
        super().discard(self._number(i))

    def remove(self, i: int) -> None:
        super().remove(self._number(i))

    def test_and_set(self, i: int) -> bool:
        was = i in self
        self.add(i)
        return was

    def test_and_clear(self, i: int) -> bool:
        was = i in self
        self.discard(i)
        return was

    def alloc(self, start: int = 0) -> int:
        i = self.find_zero(start)
        if i < 0:
            raise IndexError(f"no number less than {self.size} is left")
        self.add(i)
        return i

    def find_next(self, start: int = 0) -> int:
        return min((i for i in self if i >= self._number(start)), default=-1)

    def find_zero(self, start: int = 0) -> int:
        i = self._number(start)
        while i in self:
            i += 1
        return -1 if self.size is not None and i >= self.size else i

    def find_last(self) -> int:
        return max(self, default=-1)

    def set_range(self, start: int, stop: int) -> None:
        if start < stop:
            self._room(stop - 1)
        self.update(range(start, stop))

    def clear_range(self, start: int, stop: int) -> None:
        self.difference_update(range(start, stop))

    def count(self, start: int = 0, stop: int | None = None) -> int:
        return sum(start <= i and (stop is None or i < stop) for i in self)

    def copy(self) -> KernelBitSet:
        return KernelBitSet(self, self.size)

    def _combined(self, other: Any, operation: Any, into: KernelBitSet) -> Any:
        if not isinstance(other, KernelBitSet):
            return NotImplemented
        result = operation(set(self), set(other))
        into._room(max(result | (set(other) if operation in _ADDING else set()), default=-1))
        into.clear()
        into.update(result)
        return into

    def __or__(self, other: Any) -> Any:
        return self._combined(other, set.__or__, self.copy())

    def __and__(self, other: Any) -> Any:
        return self._combined(other, set.__and__, self.copy())

    def __sub__(self, other: Any) -> Any:
        return self._combined(other, set.__sub__, self.copy())

    def __xor__(self, other: Any) -> Any:
        return self._combined(other, set.__xor__, self.copy())

    def __ior__(self, other: Any) -> Any:
        return self._combined(other, set.__or__, self)

    def __iand__(self, other: Any) -> Any:
        return self._combined(other, set.__and__, self)

    def __isub__(self, other: Any) -> Any:
        return self._combined(other, set.__sub__, self)

    def __ixor__(self, other: Any) -> Any:
        return self._combined(other, set.__xor__, self)

    def __iter__(self) -> Iterator[int]:
        i = 0
        while (i := min((j for j in super().__iter__() if j >= i), default=-1)) >= 0:
            yield i
            i += 1

    def __repr__(self) -> str:
        size = "" if self.size is None else f", size={self.size}"
        return f"KernelBitSet({list(self)}{size})"


_ADDING = (set.__or__, set.__xor__)


class _Keys:
    """Keys in order; two of which neither is less are the same."""

    def __init__(self) -> None:
        self.k: list[Any] = []

    def __len__(self) -> int:
        return len(self.k)

    def __contains__(self, key: Any) -> bool:
        return self._find(key) is not None

    def _find(self, key: Any) -> int | None:
        i = bisect_left(self.k, key)
        return i if i < len(self.k) and not key < self.k[i] else None

    def _iterate(self, keys: Iterable[Any]) -> Iterator[Any]:
        before = list(self.k)
        for key in keys:
            if self.k != before:
                raise RuntimeError(f"{type(self).__name__} changed during iteration")
            yield key
        if self.k != before:
            raise RuntimeError(f"{type(self).__name__} changed during iteration")

    def __iter__(self) -> Iterator[Any]:
        return self._iterate(list(self.k))

    def __reversed__(self) -> Iterator[Any]:
        return self._iterate(self.k[::-1])

    def irange(self, low: Any = None, high: Any = None) -> Iterator[Any]:
        first = 0 if low is None else bisect_left(self.k, low)
        last = len(self.k) if high is None else bisect_right(self.k, high)
        return self._iterate(self.k[first:last])

    def _near(self, i: int) -> Any:
        return self.k[i] if 0 <= i < len(self.k) else None

    def _lower(self, key: Any) -> Any:
        return self._near(bisect_left(self.k, key) - 1)

    def _floor(self, key: Any) -> Any:
        return self._near(bisect_right(self.k, key) - 1)

    def _ceiling(self, key: Any) -> Any:
        return self._near(bisect_left(self.k, key))

    def _higher(self, key: Any) -> Any:
        return self._near(bisect_right(self.k, key))


def _as_index(i: Any) -> int:
    if not isinstance(i, int):
        raise TypeError(f"'{type(i).__name__}' object cannot be interpreted as an integer")
    return i


class KernelSortedList(_Keys):
    """See docs/language.md."""

    def __init__(self, iterable: Iterable[Any] = ()) -> None:
        super().__init__()
        self.k = sorted(iterable)

    def add(self, value: Any) -> None:
        self.k.insert(bisect_right(self.k, value), value)

    def update(self, iterable: Iterable[Any]) -> None:
        for value in list(self.k) if iterable is self else iterable:
            self.add(value)

    def discard(self, value: Any) -> None:
        i = self._find(value)
        if i is not None:
            del self.k[i]

    def remove(self, value: Any) -> None:
        del self.k[self.index(value)]

    def index(self, value: Any) -> int:
        i = self._find(value)
        if i is None:
            raise ValueError(f"{value!r} is not in list")
        return i

    def count(self, value: Any) -> int:
        return bisect_right(self.k, value) - bisect_left(self.k, value)

    def pop(self, i: int = -1) -> Any:
        return self.k.pop(i)

    def first(self) -> Any:
        if not self.k:
            raise IndexError("list is empty")
        return self.k[0]

    def last(self) -> Any:
        if not self.k:
            raise IndexError("list is empty")
        return self.k[-1]

    lower, floor, ceiling, higher = _Keys._lower, _Keys._floor, _Keys._ceiling, _Keys._higher

    def bisect_left(self, value: Any) -> int:
        return bisect_left(self.k, value)

    def bisect_right(self, value: Any) -> int:
        return bisect_right(self.k, value)

    def clear(self) -> None:
        self.k.clear()

    def copy(self) -> KernelSortedList:
        return KernelSortedList(self.k)

    def __getitem__(self, i: Any) -> Any:
        if not isinstance(i, int):
            raise TypeError(f"list indices must be integers, not {type(i).__name__}")
        return self.k[i]

    def __setitem__(self, i: Any, value: Any) -> None:
        raise TypeError("'KernelSortedList' object does not support item assignment")

    def __delitem__(self, i: Any) -> None:
        if not isinstance(i, int):
            raise TypeError(f"list indices must be integers, not {type(i).__name__}")
        if not -len(self.k) <= i < len(self.k):
            raise IndexError("list index out of range")
        del self.k[i]

    def __eq__(self, other: object) -> Any:
        return self.k == other.k if isinstance(other, KernelSortedList) else NotImplemented

    def __lt__(self, other: object) -> Any:
        return self.k < other.k if isinstance(other, KernelSortedList) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    @recursive_repr("[...]")
    def __repr__(self) -> str:
        return f"KernelSortedList({self.k!r})"


class KernelSortedDict(_Keys):
    """See docs/language.md."""

    def __init__(self, other: Any = ()) -> None:
        super().__init__()
        self.v: list[Any] = []
        self.update(other)

    def update(self, other: Any) -> None:
        pairs = other.items() if isinstance(other, (dict, KernelSortedDict)) else other
        for key, value in pairs:
            self[key] = value

    def __setitem__(self, key: Any, value: Any) -> None:
        i = self._find(key)
        if i is not None:
            self.v[i] = value
            return
        i = bisect_left(self.k, key)
        self.k.insert(i, key)
        self.v.insert(i, value)

    def __getitem__(self, key: Any) -> Any:
        i = self._find(key)
        if i is None:
            raise KeyError(key)
        return self.v[i]

    def __delitem__(self, key: Any) -> None:
        self.pop(key)

    def get(self, key: Any, default: Any = None) -> Any:
        i = self._find(key)
        return default if i is None else self.v[i]

    def setdefault(self, key: Any, default: Any = None) -> Any:
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key: Any, *default: Any) -> Any:
        i = self._find(key)
        if i is None:
            if default:
                return default[0]
            raise KeyError(key)
        del self.k[i]
        return self.v.pop(i)

    def _at(self, i: int, method: str) -> int:
        if not self.k:
            raise KeyError(f"{method}(): dictionary is empty")
        if not -len(self.k) <= _as_index(i) < len(self.k):
            raise IndexError(f"{method}(): index out of range")
        return i

    def popitem(self, i: int = -1) -> tuple[Any, Any]:
        i = self._at(i, "popitem")
        return self.k.pop(i), self.v.pop(i)

    def peekitem(self, i: int = -1) -> tuple[Any, Any]:
        i = self._at(i, "peekitem")
        return self.k[i], self.v[i]

    def first_key(self) -> Any:
        return self.k[self._at(0, "first_key")]

    def last_key(self) -> Any:
        return self.k[self._at(-1, "last_key")]

    lower_key, floor_key = _Keys._lower, _Keys._floor
    ceiling_key, higher_key = _Keys._ceiling, _Keys._higher

    def clear(self) -> None:
        self.k.clear()
        self.v.clear()

    def copy(self) -> KernelSortedDict:
        return KernelSortedDict(self.items())

    def keys(self) -> list[Any]:
        return list(self.k)

    def values(self) -> list[Any]:
        return list(self.v)

    def items(self) -> list[tuple[Any, Any]]:
        return list(zip(self.k, self.v, strict=True))

    def __eq__(self, other: object) -> Any:
        if not isinstance(other, KernelSortedDict):
            return NotImplemented
        return self.items() == other.items()

    __hash__ = None  # type: ignore[assignment]

    @recursive_repr("{...}")
    def __repr__(self) -> str:
        return "KernelSortedDict(" + repr(dict(self.items())) + ")"
