using Xunit;

namespace GpuEs.Tests.Limits;

/// <summary>
/// Sizes that cannot be, or that contradict each other, are refused in the same words at every door by which an
/// environment comes in.
/// </summary>
public class EnvironmentSizeTests
{
    private static readonly Dictionary<string, Func<Dictionary<string, Action>>> Rejected = new()
    {
        ["ObservationSize 0 is not accepted; accepted: 1 to 1048576"] = Doors<NoObservation>,
        ["ObservationSize 2147483647 is not accepted; accepted: 1 to 1048576"] = Doors<EndlessObservation>,
        ["ActionSize 0 is not accepted; accepted: 1 to 1048576"] = Doors<NoAction>,
        ["ActionSize 1073741824 is not accepted; accepted: 1 to 1048576"] = Doors<EndlessAction>,
        ["ActionChoices -1 is not accepted; accepted: 0 for continuous actions, 2 to 1048576 for choices"] =
            Doors<FewerThanNoChoices>,
        ["ActionChoices 1 is not accepted; accepted: 0 for continuous actions, 2 to 1048576 for choices"] = Doors<OneChoice>,
        ["ActionSize 2 is not accepted; accepted: 1 where actions are choices, and ActionChoices is 3"] =
            Doors<TwoChoicesAtOnce>,
        ["ActionLimit Infinity is not accepted; accepted: finite numbers above 0"] = Doors<NoLimit>,
        ["ActionLimit NaN is not accepted; accepted: finite numbers above 0"] = Doors<UnknownLimit>,
        ["ActionLimit 0 is not accepted; accepted: finite numbers above 0"] = Doors<ZeroLimit>,
        ["StepLimit 0 is not accepted; accepted: 1 or more"] = Doors<NoSteps>,
        ["SolvedReturn NaN is not accepted; accepted: numbers, or infinity where none is agreed on"] = Doors<UnknownGoal>,
        ["ObservationScale(1) NaN is not accepted; accepted: finite numbers"] = Doors<UnknownScale>,
        ["ObservationScale(0) -Infinity is not accepted; accepted: finite numbers"] = Doors<EndlessScale>,
    };

    public static TheoryData<string> Misfits => [.. Rejected.Keys];

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Misfit_IsRefusedAtEveryDoor(string expected)
    {
        foreach (var (door, enter) in Rejected[expected]())
        {
            Exception? exception = Record.Exception(enter);
            Assert.True(exception is ArgumentException, $"{door}: {exception?.ToString() ?? "accepted"}");
            Assert.Equal("Misfit`1." + expected, exception!.Message);
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void SizesThatFit_AreAccepted(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        using var strategy = EvolutionStrategy.ForEnvironment<Misfit<Fitting>>(
            device, Policy.Mlp([2]), new() { Population = 2 });
        Assert.True(strategy.Step().IsUpdated);
    }

    private static Dictionary<string, Action> Doors<TSizes>()
        where TSizes : struct, IOwnSizes
    {
        var options = new EvolutionStrategyOptions { Population = 2 };
        var doors = new Dictionary<string, Action>
        {
            ["evaluator"] = () => BatchedEvaluator.ForEnvironment<Misfit<TSizes>>(
                TestDevices.Open("host"), Policy.Linear(), options),
            ["transitions"] = () => _ = new Transitions<Misfit<TSizes>>(),
            ["learned dynamics"] = () => _ = new DynamicsModel<Misfit<TSizes>>([0f], [], new([], [], [], [])),
            ["trained policy"] = () => TrainedPolicy.For<Misfit<TSizes>>(Policy.Linear(), [0f]),
            ["another process"] = () => new TaskDescription(typeof(Misfit<TSizes>), Policy.Linear(), null, null).Create(),
            ["planned world"] = () =>
            {
                using CrossEntropyPlanner<Pendulum> planner = CrossEntropyPlanner.ForEnvironment<Pendulum>(
                    TestDevices.Open("host"), new() { Candidates = 2, Elites = 1, Horizon = 1, Iterations = 1 });
                PlannedEpisodes.Play<Misfit<TSizes>, Pendulum>(planner, static (in _, _) => { }, 1, 1);
            },
        };
        foreach (string device in (string[])["host", "cpu"])
        {
            doors[$"strategy on {device}"] = () => EvolutionStrategy.ForEnvironment<Misfit<TSizes>>(
                TestDevices.Open(device), Policy.Linear(), options);
            doors[$"strategy with a policy of one's own on {device}"] = () =>
                EvolutionStrategy.ForEnvironment<Misfit<TSizes>, OwnPolicy<OwnFitting>>(TestDevices.Open(device), options);
            doors[$"planner on {device}"] = () => CrossEntropyPlanner.ForEnvironment<Misfit<TSizes>>(
                TestDevices.Open(device), new CrossEntropyPlannerOptions());
        }

        return doors;
    }
}
