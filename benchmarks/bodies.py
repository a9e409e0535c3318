"""Runs GpuEs' rigid bodies and native MuJoCo in one go, interleaved; prints medians and, last, one line of JSON.

Normally called by bodies.sh, which builds. GPUES_BENCHMARKS is the command of GpuEs.Benchmarks, MUJOCO_PEER the native program.
Figures are CPU time, so that other programs on the machine change them little; two cores beside one are on the wall clock.
"""
import argparse
import json
import os
import re
import shlex
import statistics
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.join(HERE, "..", "src", "GpuEs", "Bodies", "Models")
# Gymnasium's control steps, in mj_steps.
FRAME_SKIPS = {"hopper": 4, "half-cheetah": 5, "walker2d": 4, "ant": 5, "humanoid": 5, "inverted-pendulum": 2,
               "inverted-double-pendulum": 5, "swimmer": 4}
QUICK = ("hopper", "half-cheetah", "walker2d", "ant", "humanoid")


def report(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()[-1])


def native(model, seconds):
    with open(os.path.join(MODELS, model + ".xml")) as source:
        text = source.read()
    # Debian's MuJoCo is older than the default that ranges are limits.
    with tempfile.NamedTemporaryFile("w", suffix=".xml") as copy:
        copy.write(re.sub("(<mujoco[^>]*>)", r'\1<compiler autolimits="true"/>', text, count=1))
        copy.flush()
        return report([os.environ["MUJOCO_PEER"], copy.name, str(FRAME_SKIPS[model]), str(seconds)])["nanosecondsPerStep"]


def own(model, seconds, threads):
    return report([*shlex.split(os.environ["GPUES_BENCHMARKS"]), "bodies", "--model", model, "--frame-skip",
                   str(FRAME_SKIPS[model]), "--seconds", str(seconds), "--threads", str(threads)])


def measure(model, seconds, repeats):
    natives, singles, pairs = [], [], []
    for _ in range(repeats):
        natives.append(native(model, seconds))
        singles.append(own(model, seconds, 1))
        pairs.append(own(model, seconds, 2))
    middle = lambda reports, field: statistics.median(one[field] for one in reports)
    nanoseconds = middle(singles, "nanosecondsPerStep")
    return {"model": model.replace("-", "_"), "nativeNanoseconds": statistics.median(natives), "nanoseconds": nanoseconds,
            "timesNative": statistics.median(natives) / nanoseconds, "lanes": singles[0]["lanes"],
            "twoThreadsOverOne": middle(pairs, "stepsPerSecond") / middle(singles, "stepsPerSecond"),
            "failures": sum(one["failures"] for one in singles + pairs)}


def main():
    parser = argparse.ArgumentParser(description="mj_steps a core: GpuEs' rigid bodies and native MuJoCo, interleaved.")
    parser.add_argument("--quick", action="store_true", help="five models, half a second each, once")
    parser.add_argument("--json", action="store_true", help="the last line alone")
    parser.add_argument("--seconds", type=float, default=2, help="of each measurement (default 2)")
    parser.add_argument("--repeats", type=int, default=3, help="of each, for medians (default 3)")
    flags = parser.parse_args()
    seconds, repeats = (0.5, 1) if flags.quick else (flags.seconds, flags.repeats)
    rows = [measure(model, seconds, repeats) for model in (QUICK if flags.quick else FRAME_SKIPS)]
    if not flags.json:
        print("| model | native ns an mj_step | GpuEs ns, one core | times native | two threads over one | failed evaluations |")
        print("|---|---|---|---|---|---|")
        for row in rows:
            print("| {model} | {nativeNanoseconds:.0f} | {nanoseconds:.0f} | {timesNative:.1f} | {twoThreadsOverOne:.2f} | {failures} |".format(**row))
    print(json.dumps({"timesNativePerCore": {row["model"]: round(row["timesNative"], 2) for row in rows}, "rows": rows}))


main()
