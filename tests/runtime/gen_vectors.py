# SPDX-License-Identifier: GPL-2.0
"""Prints vectors.h for test_vectors.c: what CPython makes of some fifty thousand operations.

Some lists of operations are written out, the others are drawn at random with a fixed seed.
"""

from __future__ import annotations

import random

from vectors_containers import operation_sequences, sequences
from vectors_format import formats
from vectors_sets import sets
from vectors_text import binary_data, str_arguments, str_methods

SEED = 20


def main() -> None:
    """Print the header."""
    rng = random.Random(SEED)
    groups = [
        *str_methods(rng),
        *str_arguments(rng),
        *formats(rng),
        *sequences(rng),
        *binary_data(rng),
        *operation_sequences(rng),
        *sets(rng),
    ]
    print("/* SPDX-License-Identifier: GPL-2.0 */")
    print("/* Printed by gen_vectors.py. */")
    for group in groups:
        print(group.text())
    names = " ".join(f"X({group.name})" for group in groups)
    print(f"#define VECTOR_GROUPS(X) {names}")


if __name__ == "__main__":
    main()
