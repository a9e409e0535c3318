#!/bin/sh
# Fetches Debian's MuJoCo and what it needs (nothing is installed), and compiles mujoco_peer into DIR: build.sh DIR
set -e
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
dir=$(cd "$1" && pwd)
[ -x "$dir/mujoco_peer" ] && exit 0
cd "$dir"
apt-get -qq download libmujoco2.2.2 libmujoco-dev libccd2 liblodepng0 libqhull-r8.0 libtinyxml2-9 2>/dev/null
for package in ./*.deb; do dpkg -x "$package" root; done
libraries=$dir/root/usr/lib/x86_64-linux-gnu
cc -O3 -o mujoco_peer "$here/mujoco_peer.c" -I root/usr/include -L "$libraries" -lmujoco -lm "-Wl,-rpath,$libraries,-rpath-link,$libraries,--disable-new-dtags"
