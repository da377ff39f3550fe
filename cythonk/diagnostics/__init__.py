# SPDX-License-Identifier: GPL-2.0
"""Diagnostics: what is reported (`model`), the codes (`codes`) and how it is shown (`render`)."""
