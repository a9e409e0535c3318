#!/usr/bin/env python3
"""Workers pinned to one core each, the bytes between them, and what follows for many workers.

Runs the real program: gpues worker and gpues train --cluster. Prints Markdown. Needs two idle cores and nothing but
Python's own library; benchmarks/cluster.sh builds the program and calls this.
"""
import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PORTS = (14711, 14712)


class Workers:
    """Workers on cores of their own, the first of which the others join."""

    def __init__(self, gpues, count):
        self.processes = []
        for core in range(count):
            words = (["--port", PORTS[0], "--gateway-port", PORTS[1]] if core == 0 else ["--join", f"127.0.0.1:{PORTS[0]}"])
            process = subprocess.Popen(
                ["taskset", "-c", str(core), gpues, "worker", "--device", "host", *map(str, words)],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            self.processes.append(process)
            line = process.stdout.readline()
            if not line.startswith("worker"):
                raise SystemExit(f"the worker on core {core} did not start: {line}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.kill()
            process.wait()


def train(gpues, words, cluster=True):
    """Seconds of each generation and of its stages, and the bytes of the last one shown."""
    with tempfile.TemporaryDirectory() as folder:
        place = ["--cluster", f"127.0.0.1:{PORTS[1]}"] if cluster else ["--device", "host"]
        result = subprocess.run(
            [gpues, "train", *words.split(), *place, "--output", f"{folder}/run", "--json"],
            capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise SystemExit(result.stderr)
        lines = [json.loads(line) for line in Path(folder, "run", "generations.jsonl").read_text().splitlines()]
    sent = re.findall(r"(\d+) kB sent", result.stderr)
    return {
        # .NET compiles hot loops twice, on the same core, and the second time after some seconds.
        "seconds": statistics.median(line["seconds"] for line in lines[len(lines) // 2:]),
        "rollout": statistics.median(line["stageSeconds"]["rollout"] for line in lines[len(lines) // 2:]),
        "update": statistics.median(
            sum(line["stageSeconds"][stage] for stage in ("shaping", "gradient", "optimizer"))
            for line in lines[len(lines) // 2:]),
        "kilobytes": int(sent[-1]) if sent else 0,
        "hash": json.loads(result.stdout.splitlines()[-1])["parametersSha256"],
    }


def scaling(gpues, task, words, repeats):
    print(f"\n## {task}: `train {words}`\n")
    print("| workers | generations/s | of one worker | rollout ms | update ms |\n|---|---|---|---|---|")
    rates, runs = {}, {}
    for count in (1, 2):
        found = []
        for _ in range(repeats):
            with Workers(gpues, count):
                found.append(train(gpues, words))
        found.sort(key=lambda run: run["seconds"])
        run = runs[count] = found[len(found) // 2]
        rates[count] = 1 / run["seconds"]
        print(f"| {count} | {rates[count]:.2f} | {rates[count] / rates[1]:.2f} | "
              f"{1e3 * run['rollout']:.1f} | {1e3 * run['update']:.1f} |")
    if runs[1]["hash"] != runs[2]["hash"]:
        raise SystemExit("one and two workers differ")
    return runs


def traffic(gpues, dimensions):
    print("\n## Bytes a generation, sphere, N 4096, two workers\n\n| P | kB sent by both |\n|---|---|")
    for dimension in dimensions:
        with Workers(gpues, 2):
            run = train(gpues, f"sphere --dimension {dimension} --population 4096 --generations 6")
        print(f"| {dimension} | {run['kilobytes']} |")


def messages(gpues):
    """Seconds of a generation with nothing to compute: the price of its messages alone."""
    with Workers(gpues, 1):
        few = train(gpues, "sphere --dimension 1 --population 2 --generations 300")["seconds"]
        many = train(gpues, "sphere --dimension 1 --population 4096 --generations 300")["seconds"]
    local = train(gpues, "sphere --dimension 1 --population 4096 --generations 300", cluster=False)["seconds"]
    per_range = max(many - few - local, 0) / 15
    print(f"\n## Messages\n\nA generation of one range and no work: {1e3 * few:.2f} ms. "
          f"Each further range: {1e3 * per_range:.3f} ms.")
    return few, per_range


def ranges_of(workers):
    """Of a worker, as RangeLedger has it."""
    return min(16, max(4, 512 // workers))


def model(run, population, fixed, per_range):
    """One coordinator, W workers of one core: T = fixed + work / W + ranges * price + bytes / wire + update."""
    print("\n## On paper: many workers of one core each, 10 Gbit/s at the coordinator\n")
    print("Work is divided; the update is not, since every worker does all of it; messages and bytes add up at the "
          "coordinator. 80 is the paper's ratio of cores (1440 to 18), for which it reports 65.7.\n")
    wire = 10e9 / 8
    print("| variant | workers | ms a generation | times one worker | lost most to |\n|---|---|---|---|---|")
    variants = [
        ("as measured", run["rollout"], 1),
        ("`--noise table`, gradient 2.4 times as fast", run["rollout"], 1 / 2.4),
        ("`--perturb 0.1`", run["rollout"], 0.1),
        ("`--episodes 20`", run["rollout"] * 20, 1),
        ("a second of work a member, as a humanoid in MuJoCo", population * 1.0, 1),
    ]
    for name, work, update_factor in variants:
        update = run["update"] * update_factor
        episodes = population * (20 if "episodes" in name else 1)
        for workers in (10, 80, 100, 1000):
            parts = {
                "messages": fixed + (ranges_of(workers) + 1) * workers * per_range,
                "bytes": workers * 8 * episodes / wire,
                "the update": update,
            }
            total = work / workers + sum(parts.values())
            most = max(parts, key=parts.get)
            print(f"| {name} | {workers} | {1e3 * total:.1f} | {(work + update) / total:.1f} | "
                  f"{most}, {100 * parts[most] / total:.0f} % |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gpues")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it runs")
    arguments = parser.parse_args()
    population = 256 if arguments.quick else 4096
    generations = 20 if arguments.quick else 60
    words = f"cartpole --policy mlp --hidden 64,64 --population {population} --generations {generations}"
    repeats = 1 if arguments.quick else arguments.repeats
    runs = scaling(arguments.gpues, "CartPole", words, repeats)
    traffic(arguments.gpues, [1_000] if arguments.quick else [1_000, 100_000, 1_000_000])
    fixed, per_range = messages(arguments.gpues)
    model(runs[1], population, fixed, per_range)


if __name__ == "__main__":
    sys.exit(main())
