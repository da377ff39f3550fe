#!/bin/busybox sh
# SPDX-License-Identifier: GPL-2.0
#
# The guest's first process: mounts what drivers expect, runs the job's steps, powers off.
#
# It speaks on two channels. The console has the kernel log, in which a line
# "ckguest TOKEN begin N" stands where step N began. The other carries what the steps write, between
# marks of the form RS TOKEN WORDS RS LF (RS: the ASCII record separator): "ready"; "begin N";
# "end N STATUS" or "end N STATUS late"; "stuck N"; "done". TOKEN is new for each boot, so that
# nothing a step prints can be taken for a mark.

export PATH=/sbin:/usr/sbin:/bin:/usr/bin HOME=/root TERM=dumb
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
/bin/busybox mount -t devtmpfs dev /dev
# What was put together on a machine that cannot run this busybox has no names for its applets.
[ -e /bin/sh ] || /bin/busybox --install -s /bin
read -r token < /ckguest/token
# Where the steps' channel is not the second serial port, a kernel parameter says so.
steps=${CKSTEPS:-/dev/ttyS1}

mkdir -p /dev/pts /dev/shm /tmp /run
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /dev/shm
mount -t debugfs debug /sys/kernel/debug
[ ! -d /sys/kernel/config ] || mount -t configfs config /sys/kernel/config
ip link set lo up

stty -F "$steps" raw -echo
exec 3> "$steps"
# The boot's chatter was kept back; from here on every message is shown.
dmesg -n 8
# Half the default, to be seen within a test's time, and off where it cannot be had.
echo 60 2> /dev/null > /proc/sys/kernel/hung_task_timeout_secs

mark() {
	printf '\036%s %s\036\n' "$token" "$*" >&3
}

# Kill step $1 (process group $2) after $3 seconds. What cannot be killed is stuck in the kernel:
# show where, and give the guest up. Says who sleeps once that is so: whoever ends the watch must not
# do it in the middle of a fork, which user-mode Linux does not always survive.
watch_step() {
	local waited=0 sleeper

	sleep "$3" &
	sleeper=$!
	echo $sleeper >&5
	wait $sleeper || exit
	: > /ckguest/late
	kill -KILL "-$2"
	while [ $waited -lt 15 ]; do
		sleep 0.2
		kill -0 "-$2" || return
		waited=$((waited + 1))
	done
	echo w > /proc/sysrq-trigger
	mark "stuck $1"
	power_off
}

run_step() {
	local step=$1 limit=$2 pid watcher='' sleeper status late=''

	echo "ckguest $token begin $step" > /dev/kmsg
	mark "begin $step"
	setsid sh "/ckguest/steps/$step" < /dev/null >&3 2>&1 3>&- 5>&- &
	pid=$!
	if [ "$limit" != - ]; then
		watch_step "$step" "$pid" "$limit" 2> /dev/null &
		watcher=$!
		# The end of a quick step may interrupt it.
		until read -r sleeper <&5; do :; done
	fi
	wait "$pid"
	status=$?
	# All of the watcher's signals come before the mark: they would cut its writing short. Where it is
	# at work it has seen by then that all of the step is gone.
	if [ -n "$watcher" ]; then
		kill "$sleeper" 2> /dev/null
		wait "$watcher"
	fi
	if [ -e /ckguest/late ]; then
		rm /ckguest/late
		late=' late'
	fi
	mark "end $step $status$late"
}

# Not before the channel has sent everything: setting a terminal waits for that.
power_off() {
	stty -F "$steps" raw -echo
	poweroff -f
}

mkfifo /ckguest/watching
exec 5<> /ckguest/watching
mark ready
while read -r step limit <&4; do
	run_step "$step" "$limit"
done 4< /ckguest/plan
mark 'done'
power_off
