"""A generation in NumPy: arrays over members, one batched matrix product per layer and step."""
import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import peer


def step_cartpole(state, outputs, one):
    position, velocity, angle, spin = state
    force = np.where(outputs[:, 1] > outputs[:, 0], one(10), one(-10))
    sine, cosine = np.sin(angle), np.cos(angle)
    push = (force + one(0.05) * spin * spin * sine) / one(1.1)
    spin_rate = (one(9.8) * sine - cosine * push) / (one(0.5) * (one(4 / 3) - one(0.1) * cosine * cosine / one(1.1)))
    rate = push - one(0.05) * spin_rate * cosine / one(1.1)
    position = np.clip(position + one(0.02) * velocity, one(-100), one(100))
    velocity = np.clip(velocity + one(0.02) * rate, one(-100), one(100))
    angle = angle + one(0.02) * spin
    spin = np.clip(spin + one(0.02) * spin_rate, one(-100), one(100))
    return (position, velocity, angle, spin), one(1) - angle * angle - one(0.01) * position * position


def observe_cartpole(state):
    return np.stack(state, axis=1)


def step_pendulum(state, outputs, one):
    angle, speed = state
    torque = one(2) * np.tanh(outputs[:, 0])
    wrapped = (angle + one(np.pi)) % one(2 * np.pi) - one(np.pi)
    cost = wrapped * wrapped + one(0.1) * speed * speed + one(0.001) * torque * torque
    speed = np.clip(speed + (one(15) * np.sin(angle) + one(3) * torque) * one(0.05), one(-8), one(8))
    return (angle + one(0.05) * speed, speed), -cost


def observe_pendulum(state):
    angle, speed = state
    return np.stack((np.cos(angle), np.sin(angle), speed / 8), axis=1).astype(angle.dtype, copy=False)


ENVIRONMENTS = {"cartpole": (observe_cartpole, step_cartpole), "pendulum": (observe_pendulum, step_pendulum)}


def rollout(environment, layers, members, state, steps):
    """Returns of all rows of `members` (parameters of one member each)."""
    observe, step = ENVIRONMENTS[environment]
    count, one = len(members), members.dtype.type
    biases = [members[:, b:w].reshape(count, 1, neurons) for b, w, inputs, neurons in layers]
    weights = [members[:, w:w + inputs * neurons].reshape(count, inputs, neurons) for b, w, inputs, neurons in layers]
    total = np.zeros(count, members.dtype)
    for _ in range(steps):
        x = observe(state)[:, None, :]
        for bias, weight in zip(biases[:-1], weights[:-1]):
            x = np.matmul(x, weight)
            x += bias
            np.tanh(x, out=x)
        outputs = (np.matmul(x, weights[-1]) + biases[-1])[:, 0, :]
        state, reward = step(state, outputs, one)
        total += reward
    return total


class Strategy:
    def __init__(self, flags):
        self.flags, self.random = flags, np.random.Generator(np.random.SFC64(flags.seed))
        self.layers, self.parameters = peer.layers(flags.environment, flags.hidden)
        self.mean = np.array(peer.formula(self.parameters, 0.1), np.float32)
        self.first, self.second, self.generation = np.zeros_like(self.mean), np.zeros_like(self.mean), 0
        self.pool = ThreadPoolExecutor(flags.threads)

    def start(self):
        count = self.flags.population
        ranges = (np.pi, 1) if self.flags.environment == "pendulum" else (0.05,) * 4
        return tuple((r * (2 * self.random.random(count, np.float32) - 1)).astype(np.float32) for r in ranges)

    def evaluate(self, members, state):
        """Chunks of members whose weights stay in the cache through the episode, on `threads` threads."""
        flags = self.flags
        chunk = flags.chunk or max(64, min(flags.population, (4 << 20) // (4 * self.parameters)))
        jobs = [self.pool.submit(rollout, flags.environment, self.layers, members[a:a + chunk],
                                 tuple(s[a:a + chunk] for s in state), flags.steps)
                for a in range(0, flags.population, chunk)]
        return np.concatenate([job.result() for job in jobs])

    def step(self):
        flags, watch = self.flags, peer.Stopwatch()
        noise = self.random.standard_normal((flags.population // 2, self.parameters), np.float32)
        members = np.empty((flags.population, self.parameters), np.float32)
        scaled = np.float32(peer.SIGMA) * noise
        np.add(self.mean, scaled, out=members[0::2])
        np.subtract(self.mean, scaled, out=members[1::2])
        state = self.start()
        watch.lap("noise")
        returns = self.evaluate(members, state)
        watch.lap("rollout")
        ranks = np.empty(flags.population, np.float32)
        ranks[np.argsort(returns)] = np.arange(flags.population, dtype=np.float32) / (flags.population - 1) - 0.5
        watch.lap("ranks")
        gradient = (ranks[0::2] - ranks[1::2]) @ noise / np.float32(flags.population * peer.SIGMA)
        watch.lap("gradient")
        self.generation += 1
        self.first = peer.DECAY1 * self.first + (1 - peer.DECAY1) * gradient
        self.second = peer.DECAY2 * self.second + (1 - peer.DECAY2) * gradient * gradient
        corrected = np.sqrt(self.second / (1 - peer.DECAY2 ** self.generation)) + peer.EPSILON
        self.mean = self.mean + (peer.RATE / (1 - peer.DECAY1 ** self.generation)) * self.first / corrected
        watch.lap("optimizer")
        return watch, returns.mean()


def selftest():
    for dtype in (np.float64, np.float32):
        returns = {}
        for environment, hidden in peer.SELFTEST:
            layers, parameters = peer.layers(environment, hidden)
            members = np.array([peer.formula(parameters, 0.5)] * 3, dtype)
            state = tuple(np.full(3, 0.01 * (j + 1), dtype) for j in range(2 if environment == "pendulum" else 4))
            returns[f"{environment} {hidden}"] = float(rollout(environment, layers, members, state, peer.SELFTEST_STEPS)[1])
        peer.report_selftest(f"numpy {np.dtype(dtype).name}", returns)


def main():
    flags = peer.arguments(
        chunk=dict(type=int, default=0, help="members evaluated together; 0: as many as fit in 4 MB"),
        threads=dict(type=int, default=os.cpu_count(), help="threads over chunks"))
    if flags.selftest:
        selftest()
        return
    seconds, cpu_seconds, stages, means = peer.measure(Strategy(flags).step, flags)
    peer.report("numpy", np.__version__, flags, seconds, cpu_seconds, stages, means)


if __name__ == "__main__":
    main()
