"""Runs GpuEs and its peers in one go, interleaved; prints medians and ratios. Only the standard library.

Normally called by compare.sh, which builds. GPUES_BENCHMARKS is the command of GpuEs.Benchmarks.
"""
import argparse
import datetime
import json
import os
import platform
import shlex
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")
MISSING = 3  # exit code of a peer whose tool or device is not there
STANDARD = [("cartpole", "16", 4096, 200), ("cartpole", "64,64", 4096, 200), ("cartpole", "256,256", 1024, 200),
            ("pendulum", "16", 4096, 200), ("pendulum", "64,64", 4096, 200)]
LARGE = [("cartpole", "16", 65536, 200), ("cartpole", "64,64", 65536, 200), ("cartpole", "256,256", 65536, 200)]
# Arrays of this size do not fit a GPU's memory.
LARGEST = [("cartpole", "16", 1 << 20, 200), ("cartpole", "64,64", 1 << 20, 200)]
QUICK = [("cartpole", "16", 512, 50), ("cartpole", "64,64", 512, 50)]
# Debian's processor peers in these populations take minutes, and say nothing about a GPU.
LARGE_RUNNERS = ("gpues-cuda", "jax", "torch-cuda", "torch-cuda-compile")


def runners():
    gpues = shlex.split(os.environ["GPUES_BENCHMARKS"]) + ["compare"]
    python = os.environ.get("PYTHON", "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable)
    peer = lambda name, *more: [python, os.path.join(PEERS, name + "_peer.py"), *more]
    return {
        "gpues-host": [*gpues, "--device", "host"],
        "gpues-opencl": [*gpues, "--device", "opencl"],
        "gpues-cpu": [*gpues, "--device", "cpu"],
        "gpues-cuda": [*gpues, "--device", "cuda"],
        "c": [os.environ.get("C_PEER", os.path.join(PEERS, "c_peer", "c_peer"))],
        "numpy": peer("numpy"),
        "torch-cpu": peer("torch"),
        "torch-cuda": peer("torch", "--device", "cuda"),
        "torch-cuda-compile": peer("torch", "--device", "cuda", "--compile"),
        "jax": peer("jax"),
    }


def is_fit(name, scenario):
    environment, hidden, population, steps = scenario
    if scenario in LARGEST:
        return name == "gpues-cuda"
    if scenario in LARGE:
        return name in LARGE_RUNNERS
    # ILGPU's CPU accelerator is there to test kernels.
    return name != "gpues-cpu" or hidden == "16"


def words(scenario, flags):
    environment, hidden, population, steps = scenario
    return ["--environment", environment, "--hidden", hidden, "--population", str(population), "--steps", str(steps),
            "--generations", str(flags.generations), "--warmup", "1", "--json"]


def run(command, flags):
    """(report, None), or (None, why not)."""
    variables = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=flags.timeout, env=variables)
    except FileNotFoundError as error:
        return None, f"missing: {error}"
    except subprocess.TimeoutExpired:
        return None, f"failed: took longer than {flags.timeout} s"
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["said nothing"])[-1]
        is_missing = done.returncode == MISSING or last.startswith("ModuleNotFoundError")
        return None, f"{'missing' if is_missing else 'failed'}: {last}"
    return json.loads(done.stdout.strip().splitlines()[-1]), None


def measure(scenarios, flags, commands, is_fit, words):
    """Repeats go round all commands, so that what disturbs the machine disturbs all of them."""
    reports, absent = {}, {}
    for scenario in scenarios:
        for repeat in range(flags.repeats):
            for name, command in commands.items():
                key = (scenario, name)
                if name in absent or key in absent or not is_fit(name, scenario) or (flags.only and name not in flags.only):
                    continue
                report, reason = run(command + words(scenario, flags), flags)
                if report:
                    reports.setdefault(key, []).append(report)
                else:
                    # A tool that is missing is so everywhere; a failure is this scenario's.
                    absent[name if reason.startswith("missing") else key] = reason
                print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return reports, absent


def median(reports, field):
    return statistics.median(report[field] for report in reports)


def summarise(scenarios, reports, absent):
    summary = []
    for scenario in scenarios:
        rows = []
        for name in runners():
            of_name = reports.get((scenario, name))
            if not of_name:
                continue
            seconds, cpu = median(of_name, "secondsPerGeneration"), median(of_name, "cpuSecondsPerGeneration")
            steps = scenario[2] * scenario[3]
            rows.append({
                "name": name, "peer": of_name[0]["peer"], "version": of_name[0]["version"],
                "device": of_name[0].get("device"), "path": of_name[0].get("path"), "runs": len(of_name),
                "secondsPerGeneration": seconds,
                "fastest": min(report["secondsPerGeneration"] for report in of_name),
                "slowest": max(report["secondsPerGeneration"] for report in of_name),
                "stepsPerSecond": steps / seconds, "cpuSecondsPerGeneration": cpu, "stepsPerCpuSecond": steps / cpu if cpu else None,
                "deviceMemoryBytes": of_name[0].get("deviceMemoryBytes"), "meanReturn": median(of_name, "meanReturn"),
                "stages": {stage: statistics.median(report["stages"][stage] for report in of_name)
                           for stage in of_name[0]["stages"]}})
        ratios = [{"gpues": ours["name"], "peer": theirs["name"],
                   "speed": theirs["secondsPerGeneration"] / ours["secondsPerGeneration"],
                   "speedPerCpuSecond": theirs["cpuSecondsPerGeneration"] / ours["cpuSecondsPerGeneration"]}
                  for ours in rows if ours["name"].startswith("gpues-")
                  for theirs in rows if not theirs["name"].startswith("gpues-")]
        summary.append({"environment": scenario[0], "hidden": scenario[1], "population": scenario[2], "steps": scenario[3],
                        "rows": rows, "ratios": ratios,
                        "failed": {key[1]: why for key, why in absent.items() if isinstance(key, tuple) and key[0] == scenario}})
    return summary


def processor():
    try:
        with open("/proc/cpuinfo") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def processors():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def print_tables(document):
    machine = document["machine"]
    print(f"{document['date']}, {machine['processors']} cores {machine['processor']}, load {machine['loadBefore']:.1f} before, "
          f"{machine['loadAfter']:.1f} after, {document['repeats']} repeats, medians.")
    for scenario in document["scenarios"]:
        print("\n### {environment} {hidden}, N = {population}, T = {steps}\n".format(**scenario))
        print("| | ms a generation (fastest to slowest) | M steps/s | M steps/s per core used | mean return | path or version |")
        print("|---|---|---|---|---|---|")
        for row in scenario["rows"]:
            print("| {} | {:.4g} ({:.4g} to {:.4g}) | {:.3g} | {:.3g} | {:.6g} | {} |".format(
                row["name"], 1e3 * row["secondsPerGeneration"], 1e3 * row["fastest"], 1e3 * row["slowest"],
                row["stepsPerSecond"] / 1e6, (row["stepsPerCpuSecond"] or 0) / 1e6, row["meanReturn"],
                row["path"] or row["version"]))
        print()
        for ours in dict.fromkeys(ratio["gpues"] for ratio in scenario["ratios"]):
            print(f"- {ours}: " + "; ".join(
                ("{:.3g} % of {}".format(100 * ratio["speed"], "c") if ratio["peer"] == "c" else "{:.3g} x {}".format(ratio["speed"], ratio["peer"]))
                + " (by CPU time {:.3g})".format(ratio["speedPerCpuSecond"])
                for ratio in scenario["ratios"] if ratio["gpues"] == ours))
        for row in scenario["rows"]:
            if row["deviceMemoryBytes"]:
                print("- {} takes {:.4g} MB of device memory".format(row["name"], row["deviceMemoryBytes"] / 1e6))
        for name, why in scenario["failed"].items():
            print(f"- {name} {why}")
    print()
    for name, why in document["missing"].items():
        print(f"{name} is {why}")


def main():
    parser = argparse.ArgumentParser(description="GpuEs and its peers in one go: medians and ratios.")
    parser.add_argument("--json", action="store_true", help="one JSON document in place of the tables")
    parser.add_argument("--output", help="a file for the JSON document, besides what is printed")
    parser.add_argument("--quick", action="store_true", help="small populations, one repeat: whether all works")
    parser.add_argument("--large", action="store_true", help="also the populations that fill a GPU")
    parser.add_argument("--repeats", type=int, default=0, help="runs of each; 3, or 1 with --quick")
    parser.add_argument("--generations", type=int, default=0, help="generations of a run; 3, or 1 with --quick")
    parser.add_argument("--hidden", help="only scenarios with these widths, such as 64,64")
    parser.add_argument("--environment", help="only scenarios of this environment")
    parser.add_argument("--only", type=lambda words: words.split(","), help="only these, such as gpues-host,numpy,c")
    parser.add_argument("--timeout", type=int, default=600, help="seconds that a run may take")
    flags = parser.parse_args()
    flags.repeats = flags.repeats or (1 if flags.quick else 3)
    flags.generations = flags.generations or (1 if flags.quick else 3)
    scenarios = QUICK if flags.quick else STANDARD + (LARGE + LARGEST if flags.large else [])
    scenarios = [s for s in scenarios if (not flags.hidden or s[1] == flags.hidden)
                 and (not flags.environment or s[0] == flags.environment)]
    before = os.getloadavg()[0]
    reports, absent = measure(scenarios, flags, runners(), is_fit, words)
    document = {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "machine": {"processor": processor(), "processors": processors(), "system": platform.platform(),
                    "loadBefore": before, "loadAfter": os.getloadavg()[0]},
        "repeats": flags.repeats, "generations": flags.generations,
        "scenarios": summarise(scenarios, reports, absent),
        "missing": {name: why for name, why in absent.items() if isinstance(name, str)}}
    if flags.output:
        with open(flags.output, "w") as file:
            json.dump(document, file, indent=1)
    if flags.json:
        print(json.dumps(document))
    else:
        print_tables(document)
    # GpuEs on the host runs everywhere: without it, something is broken.
    is_wanted = not flags.only or "gpues-host" in flags.only
    sys.exit(1 if is_wanted and any(
        is_fit("gpues-host", scenario) and (scenario, "gpues-host") not in reports for scenario in scenarios) else 0)


if __name__ == "__main__":
    main()
