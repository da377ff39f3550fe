# SPDX-License-Identifier: GPL-2.0
"""The sub-commands, one file each; `main` imports a file only when its command is used."""
