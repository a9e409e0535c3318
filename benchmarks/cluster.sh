#!/usr/bin/env bash
# One and two workers on a core each, the bytes between them, and a model of many: benchmarks/cluster.sh [--quick]
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build src/GpuEs.Cli -c Release --nologo -v quiet
python3 benchmarks/cluster.py "$PWD/src/GpuEs.Cli/bin/Release/net10.0/GpuEs.Cli" "$@"
