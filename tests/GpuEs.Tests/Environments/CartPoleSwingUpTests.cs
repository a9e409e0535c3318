using Xunit;

namespace GpuEs.Tests;

public class CartPoleSwingUpTests
{
    private const float Pi = 3.14159274f;

    [Theory]
    [InlineData(-10f)]
    [InlineData(10f)]
    public void Step_MovesLikeCartPole(float force)
    {
        var random = new Random(3);
        for (int repeat = 0; repeat < 1000; repeat++)
        {
            CartPoleDynamics<Real> start = RandomState(random);
            var cartPole = new CartPole { Rules = new() { Dynamics = start } };
            var swingUp = new CartPoleSwingUp { Rules = new() { Dynamics = start } };
            cartPole.Act(0, force > 0f ? 1f : 0f);
            swingUp.Act(0, force);
            cartPole.Step();
            swingUp.Step();
            Assert.Equal(cartPole.Rules.Dynamics, swingUp.Rules.Dynamics);
            Assert.NotEqual(start, swingUp.Rules.Dynamics);
        }
    }

    [Fact]
    public void Act_LimitsTheForce()
    {
        var limited = new CartPoleSwingUp();
        var most = new CartPoleSwingUp();
        limited.Act(0, 25f);
        most.Act(0, 10f);
        limited.Step();
        most.Step();
        Assert.Equal(most.Rules.Dynamics, limited.Rules.Dynamics);
        Assert.True(limited.Rules.Dynamics.Velocity > 0f);
    }

    [Fact]
    public void Reward_IsInUnitRange_AndLargestUprightInTheMiddle()
    {
        var random = new Random(4);
        float smallest = 1f, largest = 0f;
        for (int repeat = 0; repeat < 10_000; repeat++)
        {
            var environment = new CartPoleSwingUp { Rules = new() { Dynamics = RandomState(random) } };
            environment.Act(0, (float)(random.NextDouble() * 20 - 10));
            float reward = environment.Step();
            Assert.InRange(reward, 0f, 1f);
            if (environment.IsTerminated)
                Assert.Equal(0f, reward);
            smallest = Math.Min(smallest, reward);
            largest = Math.Max(largest, reward);
        }

        Assert.InRange(smallest, 0f, 0.01f);
        Assert.InRange(largest, 0.95f, 1f);
        Assert.Equal(1f, new CartPoleSwingUp().Step());
    }

    [Fact]
    public void HangingPole_WithoutForce_StaysHanging()
    {
        var environment = new CartPoleSwingUp { Rules = new() { Dynamics = new() { AngleRadians = Pi } } };
        for (int step = 0; step < CartPoleSwingUp.StepLimit; step++)
        {
            environment.Act(0, 0f);
            Assert.InRange(environment.Step(), 0f, 1e-6f);
            Assert.Equal(Pi, environment.Rules.Dynamics.AngleRadians, 1e-5f);
            Assert.Equal(0f, environment.Rules.Dynamics.Position, 1e-5f);
        }
    }

    [Fact]
    public void SolvedReturn_IsWithinReach_OfAnEnergyController()
    {
        for (uint instance = 0; instance < 20; instance++)
        {
            var random = new EpisodeRandom(seed: 5, generation: 0, instance);
            var environment = new CartPoleSwingUp();
            environment.Reset(ref random);
            float total = 0f;
            for (int step = 0; step < CartPoleSwingUp.StepLimit && !environment.IsTerminated; step++)
            {
                environment.Act(0, EnergyControl(environment.Rules.Dynamics));
                total += environment.Step();
            }

            Assert.InRange(total, CartPoleSwingUp.SolvedReturn + 20f, CartPoleSwingUp.SolvedReturn + 60f);
        }
    }

    [Fact]
    public void Episode_EndsOnlyBeyondTheTrack()
    {
        Assert.False(At(2.4f).IsTerminated);
        Assert.False(At(-2.4f).IsTerminated);
        Assert.True(At(MathF.BitIncrement(2.4f)).IsTerminated);
        Assert.True(At(-MathF.BitIncrement(2.4f)).IsTerminated);
        Assert.False(new CartPoleSwingUp { Rules = new() { Dynamics = new() { AngleRadians = Pi } } }.IsTerminated);
    }

    [Fact]
    public void Reset_HangsThePole() => ResetTests.CheckUniform(
        new SteppedEnvironmentOf<CartPoleSwingUp>(
            (ref _, _) => throw new NotSupportedException(),
            environment =>
            [
                environment.Rules.Dynamics.Position, environment.Rules.Dynamics.Velocity, environment.Rules.Dynamics.AngleRadians,
                environment.Rules.Dynamics.AngularVelocity,
            ]),
        [-0.05f, -0.05f, Pi - 0.05f, -0.05f],
        [0.05f, 0.05f, Pi + 0.05f, 0.05f]);

    /// <summary>Pumps the pole's energy up to that of standing, then balances with a linear law.</summary>
    private static float EnergyControl(CartPoleDynamics<Real> dynamics)
    {
        float angle = Angles.Wrap(dynamics.AngleRadians), speed = dynamics.AngularVelocity;
        float position = dynamics.Position, velocity = dynamics.Velocity;
        if (Math.Abs(angle) < 0.65f && Math.Abs(speed) < 4f)
            return 2.29f * position + 6.25f * velocity + 32.7f * angle + 9.31f * speed;
        float energy = 0.5f * speed * speed + 15.77f * (MathF.Cos(angle) - 1f);
        float pump = 2.41f * (energy - 0.3f) * (speed * MathF.Cos(angle) > 0f ? 1f : -1f);
        return pump - 86f * position - 13.5f * velocity;
    }

    private static CartPoleSwingUp At(float position) =>
        new() { Rules = new() { Dynamics = new CartPoleDynamics<Real> { Position = position } } };

    private static CartPoleDynamics<Real> RandomState(Random random) => new()
    {
        Position = Uniform(random, 2.5f),
        Velocity = Uniform(random, 4f),
        AngleRadians = Uniform(random, 7f),
        AngularVelocity = Uniform(random, 10f),
    };

    private static float Uniform(Random random, float limit) => (float)(random.NextDouble() * 2 - 1) * limit;
}
