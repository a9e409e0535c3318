using Xunit;

namespace GpuEs.Tests;

/// <summary>Plans with learned dynamics: the same bits on every device, and the returns of a plain double rollout.</summary>
public class LearnedPlanTests
{
    private const int Steps = 2;
    private const int Horizon = 6;

    // A return is a sum of a few rewards near 1; each is some hundred roundings away from the double's.
    private const double Tolerance = 1e-4;

    private static readonly CrossEntropyPlannerOptions Small =
        new() { Horizon = Horizon, Iterations = 2, Candidates = 257, Elites = 21, Agents = 3, Seed = 9 };

    private static readonly Dictionary<string, CrossEntropyPlannerOptions> Variants = new()
    {
        ["plain"] = Small,
        ["improved"] = CrossEntropyPlannerOptions.ImprovedCrossEntropy with
        {
            Horizon = Horizon,
            Iterations = 2,
            Candidates = 100,
            Elites = 11,
            Agents = 3,
        },
        ["repeated, discounted"] = Small with { Candidates = 31, ActionRepeat = 3, Discount = 0.9f },
        ["many candidates"] = Small with { Candidates = 1025, Agents = 1 },
    };

    public static MatrixTheoryData<string, string> Cases => TestDevices.KernelsWith(Variants.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plans_AreTheSameBitsOnEveryDevice(string device, string variant)
    {
        AssertSame(device, Variants[variant], RandomDynamics.Of<Pendulum>(3, [9]));
        AssertSame(device, Variants[variant], RandomDynamics.Of<Pendulum>(1, [], Activation.Identity));
        AssertSame(device, Variants[variant], RandomDynamics.Of<CartPole>(2, [16, 5], Activation.Relu));
        AssertSame(device, Variants[variant], RandomDynamics.Of<MountainCar>(2, [8]));
    }

    [Fact]
    public void Returns_AreThoseOfAPlainRollout()
    {
        AssertReturns(RandomDynamics.Of<Pendulum>(3, [9]));
        AssertReturns(RandomDynamics.Of<Pendulum>(2, [], Activation.Identity));
        AssertReturns(RandomDynamics.Of<CartPole>(2, [16, 5], Activation.Relu));
        AssertReturns(RandomDynamics.Of<MountainCar>(1, [17, 8]));
    }

    private static void AssertSame<TEnvironment>(
        string device, CrossEntropyPlannerOptions options, DynamicsModel<TEnvironment> model)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        Bits.Equal(Play("host", options, model), Play(device, options, model), typeof(TEnvironment).Name);

    private static float[] Play<TEnvironment>(
        string device, CrossEntropyPlannerOptions options, DynamicsModel<TEnvironment> model)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        using CrossEntropyPlanner<float> planner =
            CrossEntropyPlanner.ForDynamics(TestDevices.Open(device), model, options);
        float[] states = [.. Enumerable.Range(0, options.Agents * planner.StateLength)
            .Select(index => InitialRandom.Normal(2, index))];
        float[] actions = new float[options.Agents * planner.ActionSize];
        int featuresPerStep = Math.Max(planner.ActionSize, TEnvironment.ActionChoices);
        float[] means = new float[options.Agents * options.Horizon * featuresPerStep];
        float[] deviations = new float[means.Length];
        var all = new List<float>();
        for (int step = 0; step < Steps; step++)
        {
            planner.Plan(states, actions);
            planner.ReadDistribution(means, deviations);
            all.AddRange([.. actions, .. means, .. deviations]);
            states[0] += 0.1f;
        }

        return [.. all];
    }

    private static unsafe void AssertReturns<TEnvironment>(DynamicsModel<TEnvironment> model)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        const int Candidates = 8;
        var shape = new PlanShape(Horizon, TEnvironment.ActionSize, TEnvironment.ActionChoices, Candidates);
        var random = new Random(4);
        float[] state = [.. Enumerable.Range(0, TEnvironment.ObservationSize).Select(_ => random.NextSingle())];
        int[] actions = [.. Enumerable.Range(0, shape.AgentStride).Select(_ => shape.IsContinuous
            ? random.Next(-ActionUnits.PerLimit, ActionUnits.PerLimit + 1)
            : random.Next(TEnvironment.ActionChoices))];
        var rollout = new ModelRollout(shape, TEnvironment.ActionLimit, 1, 0.95f);
        float[] returns = new float[Candidates];
        HostPlanModel<float> subject = new LearnedPlanModel<TEnvironment>(model).CreateOnHost();
        fixed (int* address = actions)
        fixed (float* scratch = new float[subject.ScratchLength])
            subject.Roll(rollout, state, [], address, scratch, returns);

        double[] expected = [.. Enumerable.Range(0, Candidates).Select(candidate =>
            ReferenceDynamics<TEnvironment>.Return(model, state, 0.95f, [.. Enumerable.Range(0, Horizon).Select(step =>
                shape.IsContinuous
                    ? (double)actions[step * shape.Stride + candidate] / ActionUnits.PerLimit * TEnvironment.ActionLimit
                    : actions[step * shape.Stride + candidate])]))];
        Bits.Near(expected, returns, Tolerance, typeof(TEnvironment).Name);
        Assert.True(expected.Max() - expected.Min() > 100 * Tolerance, "the returns do not depend on the actions");
    }
}
