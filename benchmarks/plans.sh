#!/bin/sh
# Plans per second: GpuEs on every device and the NumPy planner, interleaved; medians and ratios. Flags: plans.py --help
set -e
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
case " $* " in *" --help "* | *" -h "*) exec "$python" "$here/plans.py" --help ;; esac

dotnet build "$here/GpuEs.Benchmarks" -c Release --nologo -v quiet >&2
GPUES_BENCHMARKS="dotnet $here/GpuEs.Benchmarks/bin/Release/net10.0/GpuEs.Benchmarks.dll" exec "$python" "$here/plans.py" "$@"
