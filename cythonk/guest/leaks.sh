#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
#
# Asks kmemleak for memory nobody points to any more, and puts what it says into the kernel log.
#
# It does not look at what is younger than 5 s, and takes an object for lost when two scans agree.
# usage: leaks.sh clear|scan

file=/sys/kernel/debug/kmemleak
[ -w $file ] || { echo "this kernel has no kmemleak"; exit 1; }
case $1 in
clear)
	echo clear > $file
	;;
scan)
	sleep 5.2
	echo scan > $file
	sleep 0.3
	echo scan > $file
	# In one go: between two reads the list may change, and the second would skip some.
	cat $file > /tmp/leaks
	while IFS= read -r line; do
		echo "$line" > /dev/kmsg
	done < /tmp/leaks
	;;
esac
