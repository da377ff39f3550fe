# SPDX-License-Identifier: GPL-2.0
"""Random programs: each prints in a guest what CPython prints."""
