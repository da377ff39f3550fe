# SPDX-License-Identifier: GPL-2.0
__license__ = "GPL"
from first_helper cimport first_helper_value
from second_helper cimport second_helper_value

print(first_helper_value(), second_helper_value())
