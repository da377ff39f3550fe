# SPDX-License-Identifier: GPL-2.0
"""`python -m cythonk`: the same as the `cythonk` command."""

from cythonk.cli.main import main

if __name__ == "__main__":
    main()
