# SPDX-License-Identifier: GPL-2.0
"""What is outside of a driver's source: kernels, the tool chain, Kbuild and the cache."""
