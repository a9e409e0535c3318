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
mkdir -p "$to/dotnet/host/fxr" "$to/dotnet/shared/Microsoft.NETCore.App"
cp "$sdk/dotnet" "$to/dotnet/"
cp -r "$sdk/host/fxr/$version" "$to/dotnet/host/fxr/"
cp -r "$sdk/shared/Microsoft.NETCore.App/$version" "$to/dotnet/shared/Microsoft.NETCore.App/"

for project in tests/GpuEs.Tests benchmarks/GpuEs.Benchmarks; do
    dotnet publish "$root/$project" -c Release --nologo -v quiet -p:DebugType=none \
        -p:PublishDocumentationFiles=false -o "$to/$(basename "$project")"
done
# Libraries for other systems, and documentation.
find "$to" -depth \( -name 'win*' -o -name 'osx*' -o -name amd64 -o -name x86 -o -name arm64 \) -path '*/GpuEs.*' -type d -exec rm -rf {} +
find "$to"/GpuEs.* -name '*.xml' -delete

mkdir "$to/peers"
cp "$root"/benchmarks/peers/*.py "$to/peers/"
cp -r "$root/benchmarks/peers/c_peer" "$to/peers/"
rm -f "$to/peers/c_peer/c_peer"
if command -v gcc >/dev/null; then
    # For hosts without a compiler: AVX2, which every host with such a GPU has.
    (cd "$to/peers/c_peer" && gcc -O3 -march=x86-64-v3 -DWIDTH=8 -fopenmp -std=gnu11 -fno-math-errno -fno-trapping-math \
        -static -o c_peer_portable main.c generation.c -lm)
fi
cp "$root/benchmarks/compare.py" "$root/benchmarks/plans.py" "$to/"
cp "$root/benchmarks/gpu-bundle-run.sh" "$to/run.sh"
chmod +x "$to/run.sh"
git -C "$root" describe --always --dirty >"$to/COMMIT"

tar -C "$work" -c gpues | xz -T0 -6 >"$bundle"
bytes=$(wc -c <"$bundle")
echo "$bundle: $((bytes / 1000000)) MB"
[ "$bytes" -lt 60000000 ] || { echo "gpu-bundle: more than 60 MB" >&2; exit 1; }
