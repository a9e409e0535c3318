#!/bin/sh
# Every kernel as NVIDIA's assembler sees it, and the rates that a model predicts from it: results/gpu-kernels.md, written anew.
# Needs no GPU; tests/ptxas.sh fetches the assembler where GPUES_PTXAS does not name one. Takes some three minutes.
# Usage: benchmarks/ptxas.sh
set -e
here=$(cd "$(dirname "$0")" && pwd)
tables=$here/results/gpu-kernels.md
if [ -z "$GPUES_PTXAS" ]; then
    "$here/../tests/ptxas.sh" "$here/../artifacts/ptxas" >&2
    GPUES_PTXAS=$here/../artifacts/ptxas/bin/ptxas
    export GPUES_PTXAS
fi
dotnet build "$here/GpuEs.Benchmarks" -c Release --nologo -v quiet >&2
new=$(mktemp)
trap 'rm -f "$new"' EXIT
# What people wrote stands above the first table.
sed '/^## Rollouts: a step/,$d' "$tables" >"$new"
dotnet "$here/GpuEs.Benchmarks/bin/Release/net10.0/GpuEs.Benchmarks.dll" assemble >>"$new"
cp "$new" "$tables"
echo "$tables" >&2
