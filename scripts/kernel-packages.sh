# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
#
# How a Linux release of Debian becomes a directory of the cache: which packages it is made of,
# fetching and unpacking them, and making the tree work from where it is. Sourced by the scripts
# that say which kernels (fetch-kernels, fetch-arm64); does nothing of itself.
#
# The script that sources this sets:
#   SERIES       lines of: series, and the meta package that depends on its newest image
#   cache        where the release directories go
# and may set:
#   apt_options  (array) options every call of apt gets
#   host_arch    ":<architecture>" of programs that run here, where apt's own is another
#   refresh()    brings apt's lists up to date; called once, before the first question

apt_options=()
host_arch=

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: error: %s\n' "$1" >&2; shift; [ $# -eq 0 ] || printf '  %s\n' "$@" >&2; exit 1; }

apt_get() { apt-get "${apt_options[@]}" "$@"; }
apt_cache() { apt-cache "${apt_options[@]}" "$@"; }

# apt's -q: no progress bar where nobody watches.
apt_quiet() { if [ -t 1 ]; then echo -q; else echo -qq; fi; }

# Is a finished kernel of SERIES in the cache?
have_series() {
	local done_mark

	for done_mark in "$cache/$1".[0-9]*/.complete; do
		[ -e "$done_mark" ] && return 0
	done
	return 1
}

# depends PACKAGE PATTERN: the direct dependencies whose names match.
depends() {
	apt_cache depends --important "$1" 2> /dev/null | sed -n 's/^ *Depends: //p' | grep -E "$2"
}

candidate() { apt_cache policy "$1" | sed -n 's/^ *Candidate: //p'; }

# newest_release META: the release its meta package leads to.
newest_release() {
	local meta=$1 image

	image=$(depends "$meta" '^linux-image-[0-9]' | head -n 1) ||
		die "apt knows no package '$meta'" \
			"Run 'apt-get update'; the bookworm and bookworm-security suites carry it."
	release=${image#linux-image-}
}

# relocate ROOT RELEASE COMMON: make the unpacked tree work from where it is.
relocate() {
	local root=$1 release=$2 common=$3

	# The one absolute path in Debian's headers, besides the two symlinks replaced below.
	# shellcheck disable=SC2016  # make's variables
	printf 'include $(dir $(lastword $(MAKEFILE_LIST)))../%s/Makefile\n' "$common" \
		> "$root/usr/src/linux-headers-$release/Makefile"
	ln -sfn "../../../usr/src/linux-headers-$release" "$root/lib/modules/$release/build"
	ln -sfn "../../../usr/src/$common" "$root/lib/modules/$release/source"
	ln -sfn "usr/src/linux-headers-$release" "$root/build"
	rm -rf "$root/usr/share"
	PATH=$PATH:/usr/sbin:/sbin depmod -b "$root" "$release"
}

# download DIRECTORY PACKAGE...: the packages' files, into a directory.
download() {
	local directory=$1

	shift
	(cd "$directory" && apt_get "$(apt_quiet)" -o APT::Sandbox::User="$(id -un)" download "$@")
}

# unpack DIRECTORY ROOT: all packages of a directory, below ROOT; their files go.
unpack() {
	local deb

	for deb in "$1"/*.deb; do
		dpkg-deb -x "$deb" "$2" || die "could not unpack ${deb##*/} below $cache"
		rm "$deb"
	done
}

# What is to be removed when the script ends, however it ends.
scratch=()
trap 'rm -rf "${scratch[@]}"' EXIT
trap 'exit 130' INT TERM

# fetch RELEASE: download and unpack one release.
fetch() {
	local release=$1 headers=linux-headers-$1 version common kbuild work

	version=$(candidate "linux-image-$release")
	common=$(depends "$headers" '^linux-headers-.*-common$' | head -n 1)
	kbuild=$(depends "$headers" '^linux-kbuild-' | head -n 1)
	[ -n "$version" ] && [ -n "$common" ] && [ -n "$kbuild" ] ||
		die "apt does not know all packages of Linux $release" "Run 'apt-get update'."

	work=$(mktemp -d "$cache/.fetch-$release.XXXXXX")
	scratch+=("$work")
	mkdir "$work/debs" "$work/root"

	say "fetching Linux $release ($version)"
	# Kbuild's programs run here, whatever the kernel is for.
	if ! download "$work/debs" "linux-image-$release=$version" "$headers=$version" \
		"$common=$version" "${kbuild%%:*}$host_arch"; then
		die "could not download Linux $release" \
			"apt's own messages are above; 'apt-get update' helps when a version is gone."
	fi
	say "unpacking Linux $release"
	unpack "$work/debs" "$work/root"
	relocate "$work/root" "$release" "$common"
	printf '%s\n' "$version" > "$work/root/.complete"
	rm -rf "${cache:?}/$release"
	mv "$work/root" "$cache/$release"
	rm -rf "$work"
}

# One set-up at a time: waits for the other one, which may do all there is to do.
lock_cache() {
	mkdir -p "$cache" || die "cannot make $cache" "Set CYTHONK_CACHE to a place you can write to."
	exec 9> "$cache/.lock"
	flock -n 9 || { say "waiting for another set-up to finish"; flock 9; }
}

# fetch_series [--update]: the series that are missing, or all that have a newer release.
fetch_series() {
	local series meta wanted='' release

	while read -r series meta; do
		[ -n "$series" ] || continue
		if [ "${1-}" = --update ] || ! have_series "$series"; then
			wanted+=" $meta"
		fi
	done <<< "$SERIES"
	[ -n "$wanted" ] || return 0

	lock_cache
	refresh
	for meta in $wanted; do
		newest_release "$meta"
		[ -e "$cache/$release/.complete" ] || fetch "$release"
	done
}
