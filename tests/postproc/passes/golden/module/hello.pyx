# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"

print("hello")
