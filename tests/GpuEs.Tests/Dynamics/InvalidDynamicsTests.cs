using Xunit;

namespace GpuEs.Tests;

/// <summary>Learned dynamics that do not fit fail at once with a sentence that names what, and the value.</summary>
public class InvalidDynamicsTests
{
    private static readonly DynamicsScaling Valid = new([0, 0, 0, 0], [1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1]);

    private static readonly Dictionary<string, Action> Rejected = new()
    {
        ["parameters' length 39 is not accepted; accepted: 1 to 1024 times 40"] = () => Model(39),
        ["parameters' length 41 "] = () => Model(41),
        ["parameters' length 0 "] = () => Model(0),
        ["parameters NaN "] = () => new DynamicsModel<Pendulum>([.. new float[39], float.NaN], [4], Valid),
        ["Hidden 0 "] = () => new DynamicsModel<Pendulum>(new float[40], [0], Valid),
        ["Activation 7 "] = () => new DynamicsModel<Pendulum>(new float[40], [4], Valid, (Activation)7),
        ["InputOffset's length 3 "] = () => Model(40, Valid with { InputOffset = [0, 0, 0] }),
        ["InputScale's length 5 "] = () => Model(40, Valid with { InputScale = [1, 1, 1, 1, 1] }),
        ["OutputOffset Infinity "] = () => Model(40, Valid with { OutputOffset = [0, 0, 0, float.PositiveInfinity] }),
        ["OutputScale's length 0 "] = () => Model(40, Valid with { OutputScale = [] }),
        ["observation's length 2 "] = () => new Transitions<CartPole>().Add([0, 0], [0], [0, 0, 0, 0], 0),
        ["action's length 2 "] = () => new Transitions<CartPole>().Add([0, 0, 0, 0], [0, 0], [0, 0, 0, 0], 0),
        ["action 2 "] = () => new Transitions<CartPole>().Add([0, 0, 0, 0], [2], [0, 0, 0, 0], 0),
        ["action 0.5 "] = () => new Transitions<CartPole>().Add([0, 0, 0, 0], [0.5f], [0, 0, 0, 0], 0),
        ["nextObservation NaN "] = () => new Transitions<CartPole>().Add([0, 0, 0, 0], [1], [0, float.NaN, 0, 0], 0),
        ["reward NaN "] = () => new Transitions<CartPole>().Add([0, 0, 0, 0], [1], [0, 0, 0, 0], float.NaN),
        ["count 0 "] = () => new Transitions<CartPole>().Record(0, 1),
        ["transitions without steps "] = () => Fit(new(), new()),
        ["Hidden 4097 "] = () => Fit(new() { Hidden = [4097] }),
        ["Ensemble 0 "] = () => Fit(new() { Ensemble = 0 }),
        ["Generations 0 "] = () => Fit(new() { Generations = 0 }),
        ["BatchSize 0 "] = () => Fit(new() { BatchSize = 0 }),
        ["Population 1 "] = () => Fit(new() { Search = new() { Population = 1 } }),
        ["states' length 1 "] = () => Plan(1),
    };

    public static TheoryData<string> Cases => [.. Rejected.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Input_ThatDoesNotFitIsNamedWithItsValue(string named)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(Rejected[named]);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    // Four inputs, hidden neurons and outputs: 20 parameters in each of two layers.
    private static DynamicsModel<Pendulum> Model(int parameters, DynamicsScaling? scaling = null) =>
        new(new float[parameters], [4], scaling ?? Valid);

    private static void Fit(DynamicsFitOptions options, Transitions<Pendulum>? transitions = null)
    {
        if (transitions is null)
        {
            transitions = new();
            transitions.Record(10, 1);
        }

        DynamicsModel.Fit(TestDevices.Open("host"), transitions, options);
    }

    private static void Plan(int states)
    {
        using CrossEntropyPlanner<float> planner =
            CrossEntropyPlanner.ForDynamics(TestDevices.Open("host"), Model(40), new() { Candidates = 4, Elites = 2 });
        planner.Plan(new float[states], new float[1]);
    }
}
