#!/bin/sh
# Steps of rigid bodies a core: GpuEs on the host beside native MuJoCo, interleaved; medians and ratios. Flags: bodies.py --help
set -e
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
case " $* " in *" --help "* | *" -h "*) exec "$python" "$here/bodies.py" --help ;; esac

dotnet build "$here/GpuEs.Benchmarks" -c Release --nologo -v quiet >&2
[ -n "$MUJOCO_PEER" ] || "$here/peers/mujoco_peer/build.sh" "$here/../artifacts/mujoco" >&2
export MUJOCO_PEER=${MUJOCO_PEER:-$here/../artifacts/mujoco/mujoco_peer}
GPUES_BENCHMARKS="dotnet $here/GpuEs.Benchmarks/bin/Release/net10.0/GpuEs.Benchmarks.dll" exec "$python" "$here/bodies.py" "$@"
