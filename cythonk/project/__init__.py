# SPDX-License-Identifier: GPL-2.0
"""The driver project of `cythonk new`: its texts (`files`) and who puts them there (`writer`)."""
