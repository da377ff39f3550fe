# SPDX-License-Identifier: GPL-2.0
"""Times and what they are counted in, called through generated declarations.

What stands behind `# =` is what Python has for the number of its line.
"""

from linux.jiffies cimport (
    HZ, clock_t_to_jiffies, get_jiffies_64, jiffies64_to_msecs, jiffies64_to_nsecs, jiffies_delta_to_msecs,
    jiffies_to_clock_t, jiffies_to_msecs, jiffies_to_nsecs, jiffies_to_timespec64, jiffies_to_usecs,
    msecs_to_jiffies, nsecs_to_jiffies, nsecs_to_jiffies64, timespec64_to_jiffies, usecs_to_jiffies,
)
from linux.ktime cimport (
    ktime_add_ms, ktime_add_safe, ktime_add_us, ktime_after, ktime_before, ktime_compare, ktime_divns,
    ktime_ms_delta, ktime_set, ktime_sub_ms, ktime_sub_us, ktime_t, ktime_to_ms, ktime_to_ns,
    ktime_to_timespec64_cond, ktime_to_us, ktime_us_delta, ms_to_ktime, ns_to_ktime, timespec64_to_ktime,
)
from linux.time cimport mktime64, time64_to_tm, tm
from linux.time64 cimport (
    KTIME_MAX, NSEC_PER_SEC, ns_to_timespec64, set_normalized_timespec64, timespec64, timespec64_add,
    timespec64_add_ns, timespec64_compare, timespec64_equal, timespec64_sub, timespec64_to_ns,
    timespec64_valid, timespec64_valid_strict,
)
from linux.timekeeping cimport ktime_get, ktime_get_real_seconds, ktime_get_seconds

__license__ = "GPL"


@unsafe
def test_dates():
    # SAFETY: the date is the test's.
    assert mktime64(1970, 1, 1, 0, 0, 0) == 0
    assert mktime64(2000, 2, 29, 12, 34, 56) == 951827696  # = calendar.timegm((2000, 2, 29, 12, 34, 56))
    assert mktime64(2106, 2, 7, 6, 28, 16) == 4294967296  # = calendar.timegm((2106, 2, 7, 6, 28, 16))
    cdef tm date
    time64_to_tm(4294967295, 0, &date)
    assert date.tm_year == 206  # = time.gmtime(2**32 - 1).tm_year - 1900
    assert date.tm_mon == 1  # = time.gmtime(2**32 - 1).tm_mon - 1
    assert date.tm_mday == 7  # = time.gmtime(2**32 - 1).tm_mday
    assert date.tm_hour == 6  # = time.gmtime(2**32 - 1).tm_hour
    assert date.tm_sec == 15  # = time.gmtime(2**32 - 1).tm_sec
    assert date.tm_yday == 37  # = time.gmtime(2**32 - 1).tm_yday - 1
    # Sunday is the first day here, the last of Python.
    assert date.tm_wday == 0  # = (time.gmtime(2**32 - 1).tm_wday + 1) % 7
    time64_to_tm(0, -3600, &date)
    assert (date.tm_year, date.tm_mon, date.tm_mday, date.tm_hour) == (69, 11, 31, 23)


@unsafe
def test_seconds_and_parts():
    # SAFETY: the times are the test's.
    cdef timespec64 one = ns_to_timespec64(1500000000)
    assert (one.tv_sec, one.tv_nsec) == (1, 500000000)
    cdef timespec64 two = ns_to_timespec64(-1)
    assert (two.tv_sec, two.tv_nsec) == (-1, 999999999)
    assert timespec64_to_ns(&one) == 1500000000
    assert timespec64_compare(&one, &two) > 0 and timespec64_compare(&two, &one) < 0
    assert timespec64_equal(&one, &one) and not timespec64_equal(&one, &two)
    cdef timespec64 three = timespec64_add(one, one)
    assert (three.tv_sec, three.tv_nsec) == (3, 0)
    three = timespec64_sub(two, one)
    assert (three.tv_sec, three.tv_nsec) == (-2, 499999999)
    set_normalized_timespec64(&three, 1, 2500000000)
    assert (three.tv_sec, three.tv_nsec) == (3, 500000000)
    timespec64_add_ns(&three, 600000000)
    assert (three.tv_sec, three.tv_nsec) == (4, 100000000)
    assert timespec64_valid(&three) is True and timespec64_valid(&two) is False
    assert timespec64_valid_strict(&three) is True
    three.tv_nsec = NSEC_PER_SEC
    assert timespec64_valid(&three) is False


@unsafe
def test_nanoseconds():
    # SAFETY: the time is the test's.
    cdef ktime_t one = ktime_set(1, 500000000)
    assert ktime_to_ns(one) == 1500000000
    assert ktime_to_us(one) == 1500000 and ktime_to_ms(one) == 1500
    assert ktime_compare(one, ms_to_ktime(1500)) == 0
    assert ktime_after(one, ns_to_ktime(0)) is True and ktime_before(one, ns_to_ktime(0)) is False
    assert ktime_add_ms(one, 2) == 1502000000 and ktime_sub_ms(one, 2) == 1498000000
    assert ktime_add_us(one, 2) == 1500002000 and ktime_sub_us(one, 2) == 1499998000
    assert ktime_add_safe(KTIME_MAX, one) == KTIME_MAX
    assert ktime_us_delta(one, 500) == 1499999
    assert ktime_ms_delta(one, 500) == 1499
    assert ktime_divns(one, 7) == 214285714
    assert ktime_set(2**40, 0) == KTIME_MAX
    cdef timespec64 parts
    assert ktime_to_timespec64_cond(one, &parts) is True
    assert (parts.tv_sec, parts.tv_nsec) == (1, 500000000)
    assert ktime_to_timespec64_cond(0, &parts) is False
    assert timespec64_to_ktime(parts) == one


@unsafe
def test_clocks():
    # SAFETY: numbers.
    before = ktime_get()
    ticks = get_jiffies_64()
    assert 0 < before <= ktime_get()
    assert get_jiffies_64() >= ticks > 0
    assert ktime_get_seconds() >= before // NSEC_PER_SEC
    # Guests have the time of their host.
    assert ktime_get_real_seconds() > mktime64(2020, 1, 1, 0, 0, 0)


@unsafe
def test_jiffies():
    # SAFETY: the time is the test's.
    assert msecs_to_jiffies(1000) == HZ and usecs_to_jiffies(1000000) == HZ
    assert nsecs_to_jiffies(NSEC_PER_SEC) == HZ and nsecs_to_jiffies64(NSEC_PER_SEC) == HZ
    assert jiffies_to_msecs(HZ) == 1000 and jiffies_to_usecs(HZ) == 1000000
    assert jiffies_to_nsecs(HZ) == NSEC_PER_SEC and jiffies64_to_nsecs(HZ) == NSEC_PER_SEC
    assert jiffies64_to_msecs(3 * HZ) == 3000
    assert jiffies_delta_to_msecs(HZ) == 1000 and jiffies_delta_to_msecs(-1) == 0
    # User space counts hundredths.
    assert jiffies_to_clock_t(HZ) == 100 and clock_t_to_jiffies(100) == HZ
    cdef timespec64 parts
    jiffies_to_timespec64(2 * HZ, &parts)
    assert (parts.tv_sec, parts.tv_nsec) == (2, 0)
    assert timespec64_to_jiffies(&parts) == 2 * HZ
