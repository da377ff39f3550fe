#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
#
# Loads, uses and unloads a module again and again, each time with another of its allocations
# failing: first each one from the slab, then each of whole pages.
#
# A round may fail as it likes, but loading has to give an errno that says so, nothing may stay
# loaded, and nothing may hang. What it leaves behind is for kmemleak and the kernel log to tell.
#
# usage: faults.sh MODULE.ko LIMIT [SCRIPT [PARAMETER...]]
#   LIMIT   the first so many allocations of each kind fail in turn; of those after them, one in
#           ever wider gaps
#   SCRIPT  file of shell commands that use the module; "-" for none
# Exit status: 0 fine, 1 a round went wrong (its output says which allocation failed and what of it).

module=$1 limit=$2 script=${3:--}
shift 2
[ $# -eq 0 ] || shift
parameters=$*
name=$(basename "$module" .ko | tr - _)
errors=0
# A round longer than this hangs.
seconds=30

say() {
	echo "$*"
	echo "ckfault: $*" > /dev/kmsg
}

wrong() {
	errors=$((errors + 1))
	say "$name, $kind allocation $n failed: $*"
}

loaded() {
	grep -q "^$name " /proc/modules
}

# One load, use and unload; what a module says meanwhile is not of interest.
round() {
	local status

	timeout -s KILL $seconds /sbin/ckload "$module" "$@" > /tmp/ckfault.out 2>&1
	status=$?
	if [ $status -ne 0 ]; then
		refused=$((refused + 1))
		[ $status -ne 137 ] || wrong "loading did not end within $seconds s"
		# ENOMEM, or what code of the kernel's own makes of it.
		case $status in
		12 | 137) ;;
		*) others="$others $(sed -n 's/.*(\(E[A-Z0-9]*\))$/\1/p' /tmp/ckfault.out)" ;;
		esac
		! loaded || wrong "loading failed and yet the module is there"
		return
	fi
	if [ "$script" != - ]; then
		timeout -s KILL $seconds sh "$script" > /dev/null 2>&1
		case $? in
		0) ;;
		137) wrong "using the module did not end within $seconds s" ;;
		*) failed=$((failed + 1)) ;;
		esac
	fi
	rmmod "$name" > /tmp/ckfault.out 2>&1 || wrong "$(cat /tmp/ckfault.out)"
}

# Does a round in which allocation $1 is to fail come as far as that allocation?
fires() {
	n=$1
	echo "ckfault: $name: $kind allocation $n is to fail" > /dev/kmsg
	ckfault arm $kind "$n" || exit 2
	round $parameters
	ckfault fired $kind
	case $? in
	0) rounds=$((rounds + 1)) ;;
	1) return 1 ;;
	*) exit 2 ;;
	esac
	! loaded || exit 1
}

# The number of allocations in a round, by trial.
count() {
	local beyond=1 middle

	total=0
	while fires $beyond; do
		total=$beyond
		beyond=$((beyond * 2))
	done
	while [ $((beyond - total)) -gt 1 ]; do
		middle=$(((beyond + total) / 2))
		if fires $middle; then
			total=$middle
		else
			beyond=$middle
		fi
	done
}

for kind in slab pages; do
	rounds=0 refused=0 failed=0 others=''
	count
	# From the last one down. What the kernel set up once, when an allocation failed after it, is
	# not set up again: the ones behind it get other numbers, but these have had their turn.
	next=$total
	missed=0
	while [ $next -gt 0 ]; do
		fires $next || missed=$((missed + 1))
		if [ $next -gt "$limit" ]; then
			next=$((next - next / 8))
		else
			next=$((next - 1))
		fi
	done
	say "$name: $kind: $rounds rounds with $total allocations, $missed too short to fail:" \
		"$refused times it did not load, $failed times its use failed" \
		"${others:+(errnos besides ENOMEM:$others)}"
done
[ $errors -eq 0 ]
