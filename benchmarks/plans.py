"""Runs GpuEs' planner and the NumPy planner in one go, interleaved; prints medians and ratios. Only the standard library.

Normally called by plans.sh, which builds. GPUES_BENCHMARKS is the command of GpuEs.Benchmarks.
"""
import argparse
import json
import os
import shlex
import sys

import compare

# (agents, candidates, horizon); the first is the one that is asked for.
STANDARD = [(64, 1000, 12), (1, 1000, 12), (16, 1000, 12), (256, 1000, 12), (64, 250, 12), (64, 4000, 12), (64, 1000, 30)]
LARGE = [(1024, 1000, 12), (8192, 1000, 12), (1, 1 << 17, 12)]
QUICK = [(4, 200, 6)]


def runners():
    gpues = shlex.split(os.environ["GPUES_BENCHMARKS"]) + ["plans"]
    python = os.environ.get("PYTHON", "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable)
    return {**{f"gpues-{kind}": [*gpues, "--device", kind] for kind in ("host", "opencl", "cpu", "cuda")},
            "numpy": [python, os.path.join(compare.PEERS, "numpy_planner.py")]}


def words(scenario, flags):
    return [str(word) for pair in zip(("--agents", "--candidates", "--horizon"), scenario) for word in pair]


def is_fit(name, scenario):
    # ILGPU's CPU accelerator is there to test kernels: one scenario is enough.
    return name != "gpues-cpu" or scenario in (STANDARD[0], *QUICK)


def summarise(scenarios, reports):
    rows = []
    for scenario in scenarios:
        peer = reports.get((scenario, "numpy"))
        for name in runners():
            of_name = reports.get((scenario, name))
            if not of_name:
                continue
            seconds, cpu = (compare.median(of_name, field) for field in ("secondsPerCall", "cpuSecondsPerCall"))
            steps = of_name[0]["iterations"] * scenario[0] * scenario[1] * scenario[2]
            rows.append({
                "name": name, "agents": scenario[0], "candidates": scenario[1], "horizon": scenario[2],
                "secondsPerCall": seconds, "plansPerSecond": scenario[0] / seconds, "modelStepsPerSecond": steps / seconds,
                "cpuSecondsPerCall": cpu, "shareOfBound": of_name[0].get("shareOfBound") and compare.median(of_name, "shareOfBound"),
                "meanAction": compare.median(of_name, "meanAction"),
                "timesNumpy": compare.median(peer, "secondsPerCall") / seconds if peer else None,
                "timesNumpyPerCpuSecond": compare.median(peer, "cpuSecondsPerCall") / cpu if peer else None})
    return rows


def print_table(rows):
    print("| | M | J | H | ms a call | plans/s | M model steps/s | % of the bound | x NumPy | by CPU time |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for row in rows:
        print("| {name} | {agents} | {candidates} | {horizon} | {ms:.4g} | {plansPerSecond:.4g} | {steps:.3g} | {bound} | {times} | {cpu} |".format(
            ms=1e3 * row["secondsPerCall"], steps=row["modelStepsPerSecond"] / 1e6,
            bound="{:.3g}".format(100 * row["shareOfBound"]) if row["shareOfBound"] else "",
            times="{:.3g}".format(row["timesNumpy"]) if row["timesNumpy"] else "",
            cpu="{:.3g}".format(row["timesNumpyPerCpuSecond"]) if row["timesNumpyPerCpuSecond"] else "", **row))


def main():
    parser = argparse.ArgumentParser(description="Plans per second of GpuEs and of NumPy in one go.")
    parser.add_argument("--json", action="store_true", help="one JSON document in place of the table")
    parser.add_argument("--output", help="a file for the JSON document, besides what is printed")
    parser.add_argument("--quick", action="store_true", help="one small scenario, one repeat: whether all works")
    parser.add_argument("--large", action="store_true", help="also the scenarios that fill a GPU")
    parser.add_argument("--repeats", type=int, default=0, help="runs of each; 3, or 1 with --quick")
    parser.add_argument("--only", type=lambda words: words.split(","), help="only these, such as gpues-host,numpy")
    parser.add_argument("--timeout", type=int, default=120, help="seconds that a run may take")
    flags = parser.parse_args()
    flags.repeats = flags.repeats or (1 if flags.quick else 3)
    scenarios = QUICK if flags.quick else STANDARD + (LARGE if flags.large else [])
    before = os.getloadavg()[0]
    reports, absent = compare.measure(scenarios, flags, runners(), is_fit, words)
    document = {"machine": {"processor": compare.processor(), "processors": compare.processors(), "loadBefore": before},
                "repeats": flags.repeats, "rows": summarise(scenarios, reports),
                "missing": {str(name): why for name, why in absent.items()}}
    if flags.output:
        with open(flags.output, "w") as file:
            json.dump(document, file, indent=1)
    if flags.json:
        print(json.dumps(document))
    else:
        print_table(document["rows"])
        for name, why in document["missing"].items():
            print(f"{name}: {why}")
    is_wanted = not flags.only or "gpues-host" in flags.only
    sys.exit(1 if is_wanted and any((scenario, "gpues-host") not in reports for scenario in scenarios) else 0)


if __name__ == "__main__":
    main()
