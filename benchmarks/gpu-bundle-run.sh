#!/bin/sh
# Runs what the bundle holds on every device here, and writes results/RESULTS.md and results/results.json.
# Usage: run.sh [--quick] [--only tests,benchmarks,comparison,plans] [--output FOLDER] [--limit SECONDS]
#   --quick   small populations; --only   some parts (results of parts that ran earlier are kept and written again);
#   --limit   seconds that each part may take at most (3600)
here=$(cd "$(dirname "$0")" && pwd)
output=$PWD/results only=tests,benchmarks,comparison,plans quick= limit=3600
while [ $# -gt 0 ]; do
    case $1 in
        --quick) quick=--quick ;;
        --only) only=$2; shift ;;
        --output) output=$2; shift ;;
        --limit) limit=$2; shift ;;
        *) sed -n '2,5s/^# //p' "$0" >&2; exit 2 ;;
    esac
    shift
done
mkdir -p "$output/parts" || exit 1
output=$(cd "$output" && pwd)
parts=$output/parts

export DOTNET_ROOT="$here/dotnet" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_gcServer=0 LC_ALL=C
dotnet=$here/dotnet/dotnet
benchmarks="$dotnet $here/GpuEs.Benchmarks/GpuEs.Benchmarks.dll"

# ILGPU loads libcuda.so and libOpenCL.so; drivers without their development files have other names.
links=$(mktemp -d)
trap 'rm -rf "$links"' EXIT
for name in libcuda.so libOpenCL.so; do
    known=$(ldconfig -p 2>/dev/null)
    case $known in *"$name "*) continue ;; esac
    for file in $(printf '%s\n' "$known" | sed -n "s/.*$name\.1 .*=> //p") \
        /usr/lib/x86_64-linux-gnu/$name.1 /usr/lib64/$name.1 /usr/local/nvidia/lib64/$name.1 /usr/lib/wsl/lib/$name.1; do
        if [ -e "$file" ]; then ln -s "$file" "$links/$name"; break; fi
    done
done
export LD_LIBRARY_PATH="$links${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"

is_wanted() { case ",$only," in *",$1,"*) return 0 ;; esac; return 1; }
quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/["\\]/\\&/g')"; }
failed=0

device=$(nvidia-smi --query-gpu=name --format=csv,noheader 2>/dev/null | head -n 1)
driver=$(nvidia-smi --query-gpu=driver_version --format=csv,noheader 2>/dev/null | head -n 1)
[ -n "$driver" ] || driver=$(sed -n 's/.*Kernel Module[^0-9]*\([0-9.]*\).*/\1/p' /proc/driver/nvidia/version 2>/dev/null)
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)

if is_wanted tests; then
    echo "tests" >&2
    # Not here: tests that read the repository or need an SDK (README, packages, public surface), pages and plots, which
    # want a browser and Skia, and processes killed again and again, on the host alone. The quick run also leaves out the
    # tests that train to the end.
    timeout "$limit" "$dotnet" "$here/GpuEs.Tests/GpuEs.Tests.dll" -noColor -class- GpuEs.Tests.ReadmeTests \
        -class- GpuEs.Tests.PackageTests -class- GpuEs.Tests.PublicApiTests -class- GpuEs.Tests.Runs.KillTests \
        -namespace- GpuEs.Tests.Watching ${quick:+-class- GpuEs.Tests.Cli.PresetTests} >"$parts/tests.log" 2>&1
    tests_code=$?
    {
        sed -n 's/^ *\(=== TEST EXECUTION SUMMARY.*\)/\1/p; s/^ *\(GpuEs.Tests *Total:.*\)/\1/p' "$parts/tests.log"
        grep -a '\[FAIL\]' "$parts/tests.log" | sed 's/^ */- /'
        grep -a '\[SKIP\]' "$parts/tests.log" | wc -l | sed 's/$/ skipped (no such device here)/'
        grep -a 'this machine has no' "$parts/tests.log" | sort | uniq -c
    } >"$parts/tests.txt"
    cat "$parts/tests.txt" >&2
    count() { sed -n "s/.*$1: *\([0-9]*\).*/\1/p" "$parts/tests.txt" | tail -n 1; }
    total=$(count Total) errors=$(count Errors) broken=$(count Failed) skipped=$(count Skipped)
    printf '{"exitCode": %s, "total": %s, "errors": %s, "failed": %s, "skipped": %s}' "$tests_code" "${total:-0}" \
        "${errors:-0}" "${broken:-0}" "${skipped:-0}" >"$parts/tests.json"
    [ "$tests_code" -eq 0 ] || failed=1
fi

if is_wanted benchmarks; then
    echo "benchmarks" >&2
    # shellcheck disable=SC2086
    timeout "$limit" $benchmarks stages $quick --json "$parts/benchmarks.json" --artifacts "$parts/benchmarkdotnet" \
        >"$parts/benchmarks.log" 2>&1 || failed=1
    sed '1,/^\/\/ \* Results beside the bounds/d' "$parts/benchmarks.log" >"$parts/benchmarks.txt"
    tail -n 3 "$parts/benchmarks.log" >&2
fi

if is_wanted comparison; then
    echo "comparison" >&2
    rm -f "$parts/comparison.json"
    if command -v gcc >/dev/null && command -v make >/dev/null && make -s -C "$here/peers/c_peer" 2>/dev/null; then
        c_peer=$here/peers/c_peer/c_peer
    else
        c_peer=$here/peers/c_peer/c_peer_portable
    fi
    if python=$(command -v python3); then
        PYTHON=$python C_PEER=$c_peer GPUES_BENCHMARKS=$benchmarks timeout "$limit" "$python" "$here/compare.py" \
            ${quick:-${driver:+--large}} --timeout $((limit / 4)) --output "$parts/comparison.json" >"$parts/comparison.txt" 2>&1 || failed=1
    else
        # Without Python there are no Python peers, and nobody to add up: GpuEs' and the C program's own lines.
        [ -n "$quick" ] && sizes="--population 512 --steps 50" || sizes="--population 4096 --steps 200"
        for hidden in 16 64,64; do
            for place in host opencl cuda; do $benchmarks compare --device $place --hidden $hidden $sizes 2>/dev/null; done
            [ -n "$driver" ] && $benchmarks compare --device cuda --hidden $hidden --population 65536
            "$c_peer" --hidden $hidden $sizes --json
        done >"$parts/comparison.txt"
        { printf '['; paste -s -d , "$parts/comparison.txt"; printf ']'; } >"$parts/comparison.json"
    fi
    cat "$parts/comparison.txt" >&2
fi

if is_wanted plans; then
    echo "plans" >&2
    rm -f "$parts/plans.json"
    if python=$(command -v python3); then
        PYTHON=$python GPUES_BENCHMARKS=$benchmarks timeout "$limit" "$python" "$here/plans.py" \
            ${quick:-${driver:+--large}} --output "$parts/plans.json" >"$parts/plans.txt" 2>&1 || failed=1
    else
        [ -n "$quick" ] && sizes="--agents 4 --candidates 200 --horizon 6" || sizes=
        for place in host opencl cuda; do $benchmarks plans --device $place $sizes 2>/dev/null; done >"$parts/plans.txt"
        { printf '['; paste -s -d , "$parts/plans.txt"; printf ']'; } >"$parts/plans.json"
    fi
    cat "$parts/plans.txt" >&2
fi

date=$(date -u +%Y-%m-%dT%H:%M:%SZ) commit=$(cat "$here/COMMIT")
part() { if [ -s "$parts/$1.json" ]; then cat "$parts/$1.json"; else printf null; fi; }
{
    printf '{"date": "%s", "commit": "%s", "device": %s, "driver": %s, "processor": %s, "cores": %s, "system": %s,\n' \
        "$date" "$commit" "$(quoted "${device:-none}")" "$(quoted "${driver:-none}")" "$(quoted "$processor")" "$(nproc)" \
        "$(quoted "$(uname -sr)")"
    printf '"tests": %s,\n"benchmarks": %s,\n"comparison": %s,\n"plans": %s}\n' "$(part tests)" "$(part benchmarks)" "$(part comparison)" \
        "$(part plans)"
} >"$output/results.json"
{
    echo "# GpuEs on ${device:-a machine without an NVIDIA GPU}"
    echo
    echo "$date, commit $commit, driver ${driver:-none}, $(nproc) cores $processor, $(uname -sr)${quick:+, quick run: small populations}."
    printf '\n## Tests on every device here\n\n'
    echo 'Without tests of the repository, packages, pages and killed processes. Skips are devices that this machine lacks.'
    echo '```'
    cat "$parts/tests.txt" 2>/dev/null || echo 'not run'
    echo '```'
    printf '\n## Stages beside their bounds\n\n'
    cat "$parts/benchmarks.txt" 2>/dev/null || echo 'not run'
    printf '\n## Comparison\n\n'
    cat "$parts/comparison.txt" 2>/dev/null || echo 'not run'
    printf '\n## What was predicted for rollouts, from their machine code\n\n'
    sed -n '/^| rollout | GPU |/,/^$/p' "$here/gpu-kernels.md"
    printf '\n## Plans\n\n'
    cat "$parts/plans.txt" 2>/dev/null || echo 'not run'
} >"$output/RESULTS.md"
echo "$output/RESULTS.md and $output/results.json" >&2
exit $failed
