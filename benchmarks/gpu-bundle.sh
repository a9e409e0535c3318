#!/bin/sh
# Makes a bundle that runs on a Linux x64 host with an NVIDIA driver and nothing else: tests, benchmarks, comparison.
# Usage: benchmarks/gpu-bundle.sh [FILE]   default: artifacts/gpues-gpu-bundle.tar.xz. There: tar xf FILE; gpues/run.sh
set -e
root=$(cd "$(dirname "$0")/.." && pwd)
bundle=${1:-$root/artifacts/gpues-gpu-bundle.tar.xz}
mkdir -p "$(dirname "$bundle")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
to=$work/gpues
mkdir "$to"

# The tests and the benchmarks share one runtime.
sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
version=$(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \(10\.[^ ]*\) .*/\1/p' | tail -n 1)
mkdir -p "$to/dotnet/host/fxr"
cp "$sdk/dotnet" "$to/dotnet/"
cp -r "$sdk/host/fxr/$version" "$to/dotnet/host/fxr/"
# The tests reference the command line, whose dashboard and cluster need ASP.NET Core; without it they do not start.
for framework in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
    mkdir -p "$to/dotnet/shared/$framework"
    cp -r "$sdk/shared/$framework/$version" "$to/dotnet/shared/$framework/"
done

for project in tests/GpuEs.Tests benchmarks/GpuEs.Benchmarks; do
    dotnet publish "$root/$project" -c Release --nologo -v quiet -p:DebugType=none \
        -p:PublishDocumentationFiles=false -o "$to/$(basename "$project")"
done
# Not needed there: libraries for other systems, documentation, debuggers and disassemblers, and natives of tests that
# gpu-bundle-run.sh leaves out.
find "$to"/GpuEs.*/runtimes -mindepth 1 -maxdepth 1 ! -name linux-x64 ! -name linux ! -name unix -exec rm -rf {} +
rm -rf "$to"/GpuEs.*/amd64 "$to"/GpuEs.*/x86 "$to"/GpuEs.*/arm64
find "$to" \( -name '*.xml' -o -name selenium-manager -o -name libSkiaSharp.so -o -name libHarfBuzzSharp.so \
    -o -name libcapstone.so -o -name libmscordaccore.so -o -name libmscordbi.so \) -delete

mkdir "$to/peers"
cp "$root"/benchmarks/peers/*.py "$to/peers/"
cp -r "$root/benchmarks/peers/c_peer" "$to/peers/"
rm -f "$to/peers/c_peer/c_peer"
if command -v gcc >/dev/null; then
    # For hosts without a compiler: AVX2, which every host with such a GPU has.
    (cd "$to/peers/c_peer" && gcc -O3 -march=x86-64-v3 -DWIDTH=8 -fopenmp -std=gnu11 -fno-math-errno -fno-trapping-math \
        -static -o c_peer_portable main.c generation.c -lm)
fi
cp "$root/benchmarks/compare.py" "$root/benchmarks/plans.py" "$root/benchmarks/results/gpu-kernels.md" "$to/"
cp "$root/benchmarks/gpu-bundle-run.sh" "$to/run.sh"
chmod +x "$to/run.sh"
git -C "$root" describe --always --dirty >"$to/COMMIT"

# A window wide enough for what tests and benchmarks both have, and a filter for x86 code.
tar -C "$work" -c gpues | xz --x86 --lzma2=preset=9 >"$bundle"
bytes=$(wc -c <"$bundle")
echo "$bundle: $((bytes / 1000000)) MB"
[ "$bytes" -lt 60000000 ] || { echo "gpu-bundle: more than 60 MB" >&2; exit 1; }
