#!/bin/sh
# Builds once, then runs GpuEs and every peer that is present, interleaved, and prints medians and ratios.
# Usage: benchmarks/compare.sh [--json] [--quick] [...]   All flags: benchmarks/compare.sh --help
set -e
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
case " $* " in *" --help "* | *" -h "*) exec "$python" "$here/compare.py" --help ;; esac

dotnet build "$here/GpuEs.Benchmarks" -c Release --nologo -v quiet >&2
if command -v gcc >/dev/null && command -v make >/dev/null; then make -s -C "$here/peers/c_peer" >&2; fi

GPUES_BENCHMARKS="dotnet $here/GpuEs.Benchmarks/bin/Release/net10.0/GpuEs.Benchmarks.dll" \
    exec env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE "$python" "$here/compare.py" "$@"
