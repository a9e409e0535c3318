"""What the Python peers share: flags, shapes, the report. Only the standard library."""
import argparse
import json
import math
import statistics
import sys
import time

SIGMA = 0.05
RATE, DECAY1, DECAY2, EPSILON = 0.01, 0.9, 0.999, 1e-8
SIZES = {"cartpole": (4, 2), "pendulum": (3, 1)}  # observations, outputs
STAGES = ("noise", "rollout", "ranks", "gradient", "optimizer")
SELFTEST = [(environment, hidden) for environment in SIZES for hidden in ("16", "64,64", "256,256")]
SELFTEST_STEPS = 50


def arguments(**more):
    parser = argparse.ArgumentParser(description="One full generation of evolution strategies, repeated.")
    parser.add_argument("--environment", choices=sorted(SIZES), default="cartpole")
    parser.add_argument("--hidden", default="64,64")
    parser.add_argument("--population", type=int, default=4096)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--generations", type=int, default=3)
    parser.add_argument("--warmup", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="accepted for symmetry: the report is always one line of JSON")
    parser.add_argument("--selftest", action="store_true")
    for name, options in more.items():
        parser.add_argument("--" + name, **options)
    flags = parser.parse_args()
    if flags.population < 2 or flags.population % 2:
        parser.error("--population is even and at least 2")
    if flags.generations < 1:
        parser.error("--generations is at least 1")
    return flags


def layers(environment, hidden):
    """(first bias, first weight, inputs, neurons) of each layer: biases, then for each input a row of weights."""
    observations, outputs = SIZES[environment]
    widths = [observations] + [int(width) for width in hidden.split(",")] + [outputs]
    result, at = [], 0
    for inputs, neurons in zip(widths, widths[1:]):
        result.append((at, at + neurons, inputs, neurons))
        at += neurons * (inputs + 1)
    return result, at


def formula(parameters, scale):
    """Parameters that every peer can build: scale * sin(i + 1)."""
    return [scale * math.sin(i + 1) for i in range(parameters)]


class Stopwatch:
    """Seconds of the stages of one generation; `wait` is called before each reading (a GPU's synchronisation)."""

    def __init__(self, wait=lambda: None):
        self.wait, self.stages = wait, {}
        wait()
        self.begin = self.last = time.perf_counter()
        self.cpu_begin, self.cpu = time.process_time(), 0.0

    def lap(self, stage):
        self.wait()
        now = time.perf_counter()
        self.stages[stage] = now - self.last
        self.last, self.cpu = now, time.process_time() - self.cpu_begin

    @property
    def total(self):
        return self.last - self.begin


def measure(step, flags):
    """step() -> (Stopwatch, mean return). Warm-up, then medians: seconds, CPU seconds of all threads, stages; the means."""
    watches, means = [], []
    for _ in range(flags.warmup + flags.generations):
        watch, mean = step()
        watches.append(watch)
        means.append(float(mean))
    watches = watches[flags.warmup:]
    stages = {s: statistics.median(w.stages[s] for w in watches) for s in STAGES if s in watches[0].stages}
    return statistics.median(w.total for w in watches), statistics.median(w.cpu for w in watches), stages, means


def report(name, version, flags, seconds, cpu_seconds, stages, means, **more):
    print(json.dumps({
        "peer": name, "version": version, "environment": flags.environment, "hidden": flags.hidden,
        "population": flags.population, "steps": flags.steps, "secondsPerGeneration": seconds,
        "stepsPerSecond": flags.population * flags.steps / seconds, "cpuSecondsPerGeneration": cpu_seconds, "stages": stages,
        "meanReturn": means[0], "meanReturnLast": means[-1], **more}))
    sys.stdout.flush()


def report_selftest(name, returns):
    print(json.dumps({"peer": name, "selftest": returns}))
