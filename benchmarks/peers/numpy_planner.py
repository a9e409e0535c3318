"""The cross-entropy method in NumPy, vectorised over agents and candidates: PlaNet's planner on Pendulum-v1."""
import argparse
import json
import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

ONE = np.float32


def rollout(angle, speed, torques):
    """Returns of sequences [H, agents, candidates] from the agents' states."""
    shape = torques.shape[1:]
    angle, speed = np.broadcast_to(angle[:, None], shape), np.broadcast_to(speed[:, None], shape)
    total = np.zeros(shape, np.float32)
    for torque in torques:
        wrapped = (angle + ONE(np.pi)) % ONE(2 * np.pi) - ONE(np.pi)
        total -= wrapped * wrapped + ONE(0.1) * speed * speed + ONE(0.001) * torque * torque
        speed = np.clip(speed + (ONE(15) * np.sin(angle) + ONE(3) * torque) * ONE(0.05), ONE(-8), ONE(8))
        angle = angle + ONE(0.05) * speed
    return total


def plan(angle, speed, flags, seed):
    """First torques of some agents, [agents]."""
    random = np.random.Generator(np.random.SFC64(seed))
    mean = np.zeros((flags.horizon, len(angle), 1), np.float32)
    deviation = np.ones_like(mean)
    for _ in range(flags.iterations):
        actions = random.standard_normal((flags.horizon, len(angle), flags.candidates), np.float32)
        actions *= deviation
        actions += mean
        np.clip(actions, ONE(-1), ONE(1), out=actions)
        returns = rollout(angle, speed, ONE(2) * actions)
        elites = np.argpartition(returns, flags.candidates - flags.elites, axis=1)[:, flags.candidates - flags.elites:]
        best = np.take_along_axis(actions, elites[None], axis=2)
        mean = best.mean(axis=2, keepdims=True)
        deviation = np.sqrt(best.var(axis=2, keepdims=True) + ONE(1e-6))
    return 2 * mean[0, :, 0]


def main():
    parser = argparse.ArgumentParser(description="Plans per second.")
    for name, value in (("agents", 64), ("candidates", 1000), ("horizon", 12), ("iterations", 10), ("repeats", 5),
                        ("threads", os.cpu_count()), ("chunk", 0)):
        parser.add_argument("--" + name, type=int, default=value)
    flags = parser.parse_args()
    flags.elites = max(1, flags.candidates // 10)
    # As many agents together as have their candidates in a core's cache; threads take one chunk each.
    chunk = flags.chunk or max(1, min(flags.agents // flags.threads, (1 << 20) // (4 * flags.candidates * flags.horizon)))
    angle = (0.1 * (np.arange(flags.agents) + 1)).astype(np.float32)
    speed = np.zeros_like(angle)
    seconds, cpu, pool = [], [], ThreadPoolExecutor(flags.threads)
    for repeat in range(flags.repeats + 1):
        begin, cpu_begin = time.perf_counter(), time.process_time()
        jobs = [pool.submit(plan, angle[a:a + chunk], speed[a:a + chunk], flags, (repeat, a)) for a in range(0, flags.agents, chunk)]
        torques = np.concatenate([job.result() for job in jobs])
        seconds.append(time.perf_counter() - begin)
        cpu.append(time.process_time() - cpu_begin)
    print(json.dumps({
        "peer": "numpy", "version": np.__version__, "agents": flags.agents, "candidates": flags.candidates,
        "horizon": flags.horizon, "iterations": flags.iterations, "secondsPerCall": statistics.median(seconds[1:]),
        "cpuSecondsPerCall": statistics.median(cpu[1:]), "meanAction": float(torques.mean())}))


if __name__ == "__main__":
    main()
