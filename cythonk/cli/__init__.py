# SPDX-License-Identifier: GPL-2.0
"""The `cythonk` command: `main` starts it, `commands/` holds one file a sub-command."""
