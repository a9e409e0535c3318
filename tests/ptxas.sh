#!/usr/bin/env bash
# Fetches NVIDIA's ptxas and nvdisasm (CUDA 11.8) from Debian's non-free packages into DIR/bin: what a kernel's PTX
# becomes on a Hopper GPU (registers, spills, shared memory, instructions) can then be read on a machine without one.
# Usage: tests/ptxas.sh DIR, then GPUES_PTXAS=DIR/bin/ptxas for the tests.
set -euo pipefail
dir=$(mkdir -p "$1" && cd "$1" && pwd)
[ -x "$dir/bin/ptxas" ] && exit 0
lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
mkdir -p "$lists/lists/partial" "$lists/sources.list.d"
sed 's/^Components: main.*/Components: main contrib non-free/' /etc/apt/sources.list.d/*.sources > "$lists/sources.list.d/all.sources"
options=(-o "Dir::Etc::sourceparts=$lists/sources.list.d" -o Dir::Etc::sourcelist=/dev/null -o "Dir::State::Lists=$lists/lists")
apt-get "${options[@]}" -qq update >/dev/null
(cd "$lists" && apt-get "${options[@]}" -qq download nvidia-cuda-toolkit >/dev/null 2>&1 && dpkg -x nvidia-cuda-toolkit_*.deb unpacked)
mkdir -p "$dir/bin"
cp "$lists"/unpacked/usr/bin/{ptxas,nvdisasm} "$dir/bin/"
"$dir/bin/ptxas" --version | tail -n 1
