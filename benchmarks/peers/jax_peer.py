"""A generation in JAX: one member's episode is a lax.scan, a population its vmap, a generation one jit.

This is what evosax with gymnax amounts to. The whole generation is compiled together and timed whole; the stages are
compiled apart and timed afterwards, so they need not add up.
"""
import sys
import time
from functools import partial
from typing import NamedTuple

import peer

try:
    import jax
    import jax.numpy as jnp
except ImportError:
    print("jax_peer: JAX is not installed (pip install jax, or jax[cuda12] for a GPU)", file=sys.stderr)
    sys.exit(3)


def step_cartpole(state, outputs):
    position, velocity, angle, spin = state
    force = jnp.where(jnp.argmax(outputs) == 1, 10.0, -10.0).astype(outputs.dtype)
    sine, cosine = jnp.sin(angle), jnp.cos(angle)
    push = (force + 0.05 * spin * spin * sine) / 1.1
    spin_rate = (9.8 * sine - cosine * push) / (0.5 * (4 / 3 - 0.1 * cosine * cosine / 1.1))
    rate = push - 0.05 * spin_rate * cosine / 1.1
    position = jnp.clip(position + 0.02 * velocity, -100, 100)
    velocity = jnp.clip(velocity + 0.02 * rate, -100, 100)
    angle = angle + 0.02 * spin
    spin = jnp.clip(spin + 0.02 * spin_rate, -100, 100)
    return jnp.stack((position, velocity, angle, spin)), 1 - angle * angle - 0.01 * position * position


def observe_cartpole(state):
    return state


def step_pendulum(state, outputs):
    angle, speed = state
    torque = 2 * jnp.tanh(outputs[0])
    wrapped = (angle + jnp.pi) % (2 * jnp.pi) - jnp.pi
    cost = wrapped * wrapped + 0.1 * speed * speed + 0.001 * torque * torque
    speed = jnp.clip(speed + (15 * jnp.sin(angle) + 3 * torque) * 0.05, -8, 8)
    return jnp.stack((angle + 0.05 * speed, speed)), -cost


def observe_pendulum(state):
    angle, speed = state
    return jnp.stack((jnp.cos(angle), jnp.sin(angle), speed / 8))


ENVIRONMENTS = {"cartpole": (observe_cartpole, step_cartpole), "pendulum": (observe_pendulum, step_pendulum)}


def episode(environment, layers, steps, parameters, state):
    """The return of one member."""
    observe, step = ENVIRONMENTS[environment]
    dense = [(parameters[b:w], parameters[w:w + inputs * neurons].reshape(inputs, neurons))
             for b, w, inputs, neurons in layers]

    def advance(carry, _):
        state, total = carry
        x = observe(state)
        for bias, weight in dense[:-1]:
            x = jnp.tanh(x @ weight + bias)
        bias, weight = dense[-1]
        state, reward = step(state, x @ weight + bias)
        return (state, total + reward), None

    (_, total), _ = jax.lax.scan(advance, (state, jnp.zeros((), parameters.dtype)), None, length=steps)
    return total


class Training(NamedTuple):
    mean: jax.Array
    first: jax.Array
    second: jax.Array
    generation: jax.Array
    key: jax.Array


class Strategy:
    """The stages as pure functions, and their composition."""

    def __init__(self, flags):
        self.flags = flags
        self.layers, self.parameters = peer.layers(flags.environment, flags.hidden)

    def start(self):
        mean = jnp.array(peer.formula(self.parameters, 0.1), jnp.float32)
        return Training(mean, jnp.zeros_like(mean), jnp.zeros_like(mean), jnp.zeros((), jnp.int32),
                        jax.random.PRNGKey(self.flags.seed))

    def noise(self, mean, key):
        """The noise of the pairs, the members' parameters, their first states."""
        population = self.flags.population
        noise_key, state_key = jax.random.split(key)
        noise = jax.random.normal(noise_key, (population // 2, self.parameters), jnp.float32)
        members = jnp.stack((mean + peer.SIGMA * noise, mean - peer.SIGMA * noise), axis=1)
        ranges = jnp.array((jnp.pi, 1.0) if self.flags.environment == "pendulum" else (0.05,) * 4, jnp.float32)
        states = jax.random.uniform(state_key, (population, len(ranges)), jnp.float32, -1, 1) * ranges
        return noise, members.reshape(population, self.parameters), states

    def rollout(self, members, states):
        flags = self.flags
        population = jax.vmap(partial(episode, flags.environment, self.layers, flags.steps))
        if not flags.chunk:
            return population(members, states)
        chunks = [array.reshape(-1, flags.chunk, array.shape[1]) for array in (members, states)]
        return jax.lax.map(lambda chunk: population(*chunk), tuple(chunks)).reshape(-1)

    def ranks(self, returns):
        population = self.flags.population
        centered = jnp.arange(population, dtype=jnp.float32) / (population - 1) - 0.5
        return jnp.zeros(population, jnp.float32).at[jnp.argsort(returns)].set(centered)

    def gradient(self, ranks, noise):
        return (ranks[0::2] - ranks[1::2]) @ noise / (self.flags.population * peer.SIGMA)

    def optimizer(self, training, gradient, key):
        generation = training.generation + 1
        first = peer.DECAY1 * training.first + (1 - peer.DECAY1) * gradient
        second = peer.DECAY2 * training.second + (1 - peer.DECAY2) * gradient * gradient
        corrected = jnp.sqrt(second / (1 - peer.DECAY2 ** generation)) + peer.EPSILON
        mean = training.mean + peer.RATE / (1 - peer.DECAY1 ** generation) * first / corrected
        return Training(mean, first, second, generation, key)

    def step(self, training):
        key, now = jax.random.split(training.key)
        noise, members, states = self.noise(training.mean, now)
        returns = self.rollout(members, states)
        gradient = self.gradient(self.ranks(returns), noise)
        return self.optimizer(training, gradient, key), returns.mean()


def measure_stages(strategy, training, flags):
    """The same stages, each its own jit."""
    noise, rollout, ranks, gradient, optimizer = (jax.jit(getattr(strategy, name)) for name in peer.STAGES)

    def step():
        nonlocal training
        watch = peer.Stopwatch()

        def lap(name, value):
            jax.block_until_ready(value)
            watch.lap(name)
            return value

        key, now = jax.random.split(training.key)
        jax.block_until_ready(now)
        watch.last = watch.begin = time.perf_counter()
        drawn, members, states = lap("noise", noise(training.mean, now))
        returns = lap("rollout", rollout(members, states))
        shaped = lap("ranks", ranks(returns))
        ascent = lap("gradient", gradient(shaped, drawn))
        training = lap("optimizer", optimizer(training, ascent, key))
        return watch, returns.mean()

    return peer.measure(step, flags)[2]


def selftest():
    returns = {}
    for environment, hidden in peer.SELFTEST:
        layers, parameters = peer.layers(environment, hidden)
        members = jnp.array([peer.formula(parameters, 0.5)] * 3, jnp.float32)
        components = 2 if environment == "pendulum" else 4
        states = jnp.array([[0.01 * (j + 1) for j in range(components)]] * 3, jnp.float32)
        play = jax.jit(jax.vmap(partial(episode, environment, layers, peer.SELFTEST_STEPS)))
        returns[f"{environment} {hidden}"] = float(play(members, states)[1])
    peer.report_selftest(f"jax {jax.default_backend()} float32", returns)


def main():
    flags = peer.arguments(
        chunk=dict(type=int, default=0, help="members evaluated together; 0: all"),
        prng=dict(default="threefry2x32", choices=("threefry2x32", "rbg", "unsafe_rbg"), help="JAX's generator"),
        tf32=dict(action="store_true", help="let a GPU multiply matrices in TF32, as JAX does by default"))
    if flags.chunk and flags.population % flags.chunk:
        sys.exit("jax_peer: --chunk must divide --population")
    jax.config.update("jax_default_prng_impl", flags.prng)
    if not flags.tf32:
        jax.config.update("jax_default_matmul_precision", "float32")
    if flags.selftest:
        selftest()
        return
    strategy = Strategy(flags)
    training = strategy.start()
    generation = jax.jit(strategy.step, donate_argnums=0)

    def step():
        nonlocal training
        watch = peer.Stopwatch()
        training, mean = generation(training)
        jax.block_until_ready((training, mean))
        watch.lap("generation")
        return watch, mean

    seconds, cpu_seconds, _, means = peer.measure(step, flags)
    stages = measure_stages(strategy, strategy.start(), flags)
    device = jax.devices()[0]
    peer.report("jax-" + jax.default_backend(), jax.__version__, flags, seconds, cpu_seconds, stages, means,
                device=getattr(device, "device_kind", str(device)), prng=flags.prng)


if __name__ == "__main__":
    main()
