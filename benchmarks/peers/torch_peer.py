"""A generation in PyTorch, on the CPU or on a GPU (`--device cuda`): one torch.bmm per layer and step."""
import math
import sys

import peer

try:
    import torch
except ImportError:
    print("torch_peer: PyTorch is not installed (Debian: python3-torch)", file=sys.stderr)
    sys.exit(3)


def step_cartpole(state, outputs):
    position, velocity, angle, spin = state.unbind(1)
    force = torch.where(outputs[:, 1] > outputs[:, 0], 10.0, -10.0).to(state.dtype)
    sine, cosine = torch.sin(angle), torch.cos(angle)
    push = (force + 0.05 * spin * spin * sine) / 1.1
    spin_rate = (9.8 * sine - cosine * push) / (0.5 * (4 / 3 - 0.1 * cosine * cosine / 1.1))
    rate = push - 0.05 * spin_rate * cosine / 1.1
    position = (position + 0.02 * velocity).clamp(-100, 100)
    velocity = (velocity + 0.02 * rate).clamp(-100, 100)
    angle = angle + 0.02 * spin
    spin = (spin + 0.02 * spin_rate).clamp(-100, 100)
    reward = 1 - angle * angle - 0.01 * position * position
    return torch.stack((position, velocity, angle, spin), 1), reward


def observe_cartpole(state):
    return state


def step_pendulum(state, outputs):
    angle, speed = state.unbind(1)
    torque = 2 * torch.tanh(outputs[:, 0])
    wrapped = torch.remainder(angle + math.pi, 2 * math.pi) - math.pi
    cost = wrapped * wrapped + 0.1 * speed * speed + 0.001 * torque * torque
    speed = (speed + (15 * torch.sin(angle) + 3 * torque) * 0.05).clamp(-8, 8)
    return torch.stack((angle + 0.05 * speed, speed), 1), -cost


def observe_pendulum(state):
    angle, speed = state.unbind(1)
    return torch.stack((torch.cos(angle), torch.sin(angle), speed / 8), 1)


ENVIRONMENTS = {"cartpole": (observe_cartpole, step_cartpole), "pendulum": (observe_pendulum, step_pendulum)}


def dense(bias, x, weight):
    """A layer of all members. On the CPU torch.baddbmm takes three to five times as long as bmm and an addition."""
    return torch.baddbmm(bias, x, weight) if x.is_cuda else torch.bmm(x, weight).add_(bias)


def advance(environment, biases, weights, state):
    """One step of all members: policy and dynamics."""
    observe, step = ENVIRONMENTS[environment]
    x = observe(state).unsqueeze(1)
    for bias, weight in zip(biases[:-1], weights[:-1]):
        x = dense(bias, x, weight).tanh_()
    return step(state, dense(biases[-1], x, weights[-1]).squeeze(1))


def rollout(environment, layers, members, state, steps, advance=advance):
    """Returns of all rows of `members` (parameters of one member each)."""
    count = len(members)
    # Contiguous weights: bmm copies strided operands at every call.
    biases = [members[:, b:w].reshape(count, 1, neurons).contiguous() for b, w, _, neurons in layers]
    weights = [members[:, w:w + inputs * neurons].reshape(count, inputs, neurons).contiguous()
               for _, w, inputs, neurons in layers]
    total = torch.zeros(count, dtype=members.dtype, device=members.device)
    for _ in range(steps):
        state, reward = advance(environment, biases, weights, state)
        total += reward
    return total


class Strategy:
    def __init__(self, flags):
        self.flags, self.device = flags, torch.device(flags.device)
        self.layers, self.parameters = peer.layers(flags.environment, flags.hidden)
        torch.manual_seed(flags.seed)
        self.mean = torch.tensor(peer.formula(self.parameters, 0.1), dtype=torch.float32, device=self.device)
        self.mean.requires_grad_(True)
        self.adam = torch.optim.Adam([self.mean], lr=peer.RATE, betas=(peer.DECAY1, peer.DECAY2), eps=peer.EPSILON,
                                     maximize=True)
        self.wait = torch.cuda.synchronize if self.device.type == "cuda" else lambda: None
        # mode="reduce-overhead" records a step as one CUDA graph; its outputs are overwritten by the next replay,
        # which is why compile's own fusion alone is used here.
        self.advance = torch.compile(advance, dynamic=False) if flags.compile else advance

    def start(self):
        ranges = (math.pi, 1) if self.flags.environment == "pendulum" else (0.05,) * 4
        uniform = torch.rand(self.flags.population, len(ranges), device=self.device) * 2 - 1
        return uniform * torch.tensor(ranges, device=self.device)

    def evaluate(self, members, state):
        flags = self.flags
        chunk = flags.chunk or flags.population
        return torch.cat([rollout(flags.environment, self.layers, m, s, flags.steps, self.advance)
                          for m, s in zip(members.split(chunk), state.split(chunk))])

    @torch.no_grad()
    def step(self):
        population, watch = self.flags.population, peer.Stopwatch(self.wait)
        noise = torch.randn(population // 2, self.parameters, device=self.device)
        scaled = peer.SIGMA * noise
        members = torch.stack((self.mean + scaled, self.mean - scaled), 1).view(population, self.parameters)
        del scaled
        state = self.start()
        watch.lap("noise")
        returns = self.evaluate(members, state)
        watch.lap("rollout")
        ranks = torch.empty(population, device=self.device)
        ranks[returns.argsort()] = torch.linspace(-0.5, 0.5, population, device=self.device)
        watch.lap("ranks")
        self.mean.grad = (ranks[0::2] - ranks[1::2]) @ noise / (population * peer.SIGMA)
        watch.lap("gradient")
        self.adam.step()
        watch.lap("optimizer")
        return watch, returns.mean()


def selftest(device):
    for dtype in (torch.float64, torch.float32):
        returns = {}
        for environment, hidden in peer.SELFTEST:
            layers, parameters = peer.layers(environment, hidden)
            members = torch.tensor([peer.formula(parameters, 0.5)] * 3, dtype=dtype, device=device)
            components = 2 if environment == "pendulum" else 4
            state = torch.tensor([[0.01 * (j + 1) for j in range(components)]] * 3, dtype=dtype, device=device)
            returns[f"{environment} {hidden}"] = rollout(environment, layers, members, state, peer.SELFTEST_STEPS)[1].item()
        peer.report_selftest(f"torch {device} {str(dtype)[6:]}", returns)


def main():
    flags = peer.arguments(
        device=dict(default="cpu", help="cpu or cuda"),
        chunk=dict(type=int, default=0, help="members evaluated together; 0: all"),
        threads=dict(type=int, default=0, help="threads on the CPU; 0: as many as PyTorch takes"),
        compile=dict(action="store_true", help="torch.compile the step (PyTorch 2)"))
    if flags.device.startswith("cuda") and not torch.cuda.is_available():
        print("torch_peer: this PyTorch sees no CUDA device", file=sys.stderr)
        sys.exit(3)
    if flags.compile and not hasattr(torch, "compile"):
        print(f"torch_peer: --compile needs PyTorch 2, this is {torch.__version__}", file=sys.stderr)
        sys.exit(3)
    # Exactness is not asked for, but float32 is: TF32 would be another work.
    torch.backends.cuda.matmul.allow_tf32 = False
    if flags.threads:
        torch.set_num_threads(flags.threads)
    if flags.selftest:
        selftest(flags.device)
        return
    seconds, cpu_seconds, stages, means = peer.measure(Strategy(flags).step, flags)
    device = torch.cuda.get_device_name() if flags.device.startswith("cuda") else f"cpu, {torch.get_num_threads()} threads"
    peer.report("torch-" + flags.device.split(":")[0] + ("-compile" if flags.compile else ""), torch.__version__, flags,
                seconds, cpu_seconds, stages, means, device=device)


if __name__ == "__main__":
    main()
