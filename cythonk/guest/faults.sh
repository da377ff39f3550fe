#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
#
# Loads, uses and unloads a module again and again, each time with another of its allocations
# failing: first each one from the slab, then each of whole pages, until a round has fewer of them.
#
# A round may fail as it likes, but loading has to give an errno that says so, nothing may stay
# loaded, and nothing may hang. What it leaves behind is for kmemleak and the kernel log to tell.
#
# usage: faults.sh MODULE.ko LIMIT [SCRIPT [PARAMETER...]]
#   LIMIT   rounds of each kind in which the very next allocation fails; after these, gaps grow
#   SCRIPT  file of shell commands that use the module; "-" for none
# Exit status: 0 fine, 1 a round went wrong (its output says which allocation failed and what of it).

module=$1 limit=$2 script=${3:--}
shift 2
[ $# -eq 0 ] || shift
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

for kind in slab pages; do
	n=1 rounds=0 refused=0 failed=0 others=''
	while :; do
		echo "ckfault: $name: $kind allocation $n is to fail" > /dev/kmsg
		ckfault arm $kind $n || exit 1
		round "$@"
		ckfault fired $kind
		case $? in
		0) ;;
		1) break ;;
		*) exit 1 ;;
		esac
		rounds=$((rounds + 1))
		! loaded || exit 1
		if [ $n -lt "$limit" ]; then
			n=$((n + 1))
		else
			n=$((n + n / 8 + 1))
		fi
	done
	say "$name: $kind: $rounds of $((n - 1)) allocations failed in turn:" \
		"$refused times it did not load, $failed times its use failed" \
		"${others:+(errnos besides ENOMEM:$others)}"
	[ $rounds -gt 0 ] || [ $kind = pages ] || { echo "no allocation of $name could be failed"; }
done
[ $errors -eq 0 ]
