using Xunit;

namespace GpuEs.Tests;

/// <summary>Wrong input fails at once with a sentence that names the option, the value and what is accepted.</summary>
public class PlannerOptionTests
{
    private static readonly CrossEntropyPlannerOptions Valid = new() { Candidates = 20, Elites = 5 };

    private static readonly Dictionary<string, CrossEntropyPlannerOptions> Rejected = new()
    {
        ["Horizon 0; 1 to 512"] = Valid with { Horizon = 0 },
        ["Horizon -1; 1 to 512"] = Valid with { Horizon = -1 },
        ["Horizon 513; 1 to 512"] = Valid with { Horizon = 513 },
        ["Iterations 0; 1 to 65536"] = Valid with { Iterations = 0 },
        ["Iterations 65537; 1 to 65536"] = Valid with { Iterations = 65537 },
        ["Candidates 1; 2 to 1048576"] = Valid with { Candidates = 1, Elites = 1 },
        ["Candidates 0; 2 to 1048576"] = Valid with { Candidates = 0 },
        ["Candidates 1048577; 2 to 1048576"] = Valid with { Candidates = (1 << 20) + 1 },
        ["Elites 0; 1 to 20"] = Valid with { Elites = 0 },
        ["Elites 21; 1 to 20"] = Valid with { Elites = 21 },
        ["Agents 0; 1 to 1048576"] = Valid with { Agents = 0 },
        ["Agents 1048577; 1 to 1048576"] = Valid with { Agents = (1 << 20) + 1 },
        ["Agents 1048576; at most 2^30 numbers"] = Valid with { Agents = 1 << 20, Horizon = 512, KeptElites = 0.8f },
        ["ActionRepeat 0; 1 to 1024"] = Valid with { ActionRepeat = 0 },
        ["ActionRepeat 1025; 1 to 1024"] = Valid with { ActionRepeat = 1025 },
        ["Discount 0; (0, 1]"] = Valid with { Discount = 0 },
        ["Discount 1.5; (0, 1]"] = Valid with { Discount = 1.5f },
        ["Discount NaN; (0, 1]"] = Valid with { Discount = float.NaN },
        ["InitialDeviation 0; numbers above 0"] = Valid with { InitialDeviation = 0 },
        ["InitialDeviation -1; numbers above 0"] = Valid with { InitialDeviation = -1 },
        ["InitialDeviation NaN; numbers above 0"] = Valid with { InitialDeviation = float.NaN },
        ["InitialDeviation Infinity; numbers above 0"] = Valid with { InitialDeviation = float.PositiveInfinity },
        ["MinimumDeviation -0.5; 0 or more"] = Valid with { MinimumDeviation = -0.5f },
        ["MinimumDeviation NaN; 0 or more"] = Valid with { MinimumDeviation = float.NaN },
        ["MinimumDeviation Infinity; 0 or more"] = Valid with { MinimumDeviation = float.PositiveInfinity },
        ["Momentum -0.5; [0, 1)"] = Valid with { Momentum = -0.5f },
        ["Momentum 1; [0, 1)"] = Valid with { Momentum = 1 },
        ["Momentum NaN; [0, 1)"] = Valid with { Momentum = float.NaN },
        ["NoiseExponent -0.5; 0 to 4"] = Valid with { NoiseExponent = -0.5f },
        ["NoiseExponent 4.5; 0 to 4"] = Valid with { NoiseExponent = 4.5f },
        ["NoiseExponent NaN; 0 to 4"] = Valid with { NoiseExponent = float.NaN },
        ["KeptElites -0.5; [0, 1]"] = Valid with { KeptElites = -0.5f },
        ["KeptElites 1.5; [0, 1]"] = Valid with { KeptElites = 1.5f },
        ["KeptElites NaN; [0, 1]"] = Valid with { KeptElites = float.NaN },
        ["KeptElites 1; shares that leave candidates to sample, below 20"] = Valid with { KeptElites = 1, Elites = 20 },
        ["ShiftElites True; true only where KeptElites is above 0"] = Valid with { ShiftElites = true },
        ["CandidateDecay 0.5; 1 or more"] = Valid with { CandidateDecay = 0.5f },
        ["CandidateDecay NaN; 1 or more"] = Valid with { CandidateDecay = float.NaN },
        ["CandidateDecay Infinity; 1 or more"] = Valid with { CandidateDecay = float.PositiveInfinity },
        ["Temperature 0; numbers above 0, or null"] = Valid with { Temperature = 0 },
        ["Temperature -1; numbers above 0, or null"] = Valid with { Temperature = -1 },
        ["Temperature NaN; numbers above 0, or null"] = Valid with { Temperature = float.NaN },
        ["Temperature Infinity; numbers above 0, or null"] = Valid with { Temperature = float.PositiveInfinity },
    };

    private static readonly Dictionary<string, Action<CrossEntropyPlanner<Pendulum>>> RejectedCalls = new()
    {
        ["states' length 2; 3, the agents' states"] = planner => planner.Plan(new Pendulum[2], new float[3]),
        ["states' length 4; 3, the agents' states"] = planner => planner.Plan(new Pendulum[4], new float[3]),
        ["actions' length 2; 3, the agents' actions"] = planner => planner.Plan(new Pendulum[3], new float[2]),
        ["actions' length 4; 3, the agents' actions"] = planner => planner.Plan(new Pendulum[3], new float[4]),
        ["agent -1; 0 to 2"] = planner => planner.Restart(-1, 0),
        ["agent 3; 0 to 2"] = planner => planner.Restart(3, 0),
    };

    public static TheoryData<string> Options => [.. Rejected.Keys];

    public static TheoryData<string> Calls => [.. RejectedCalls.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public void Option_OutsideItsRangeIsNamed(string named) =>
        AssertNames(named, () => Create(Rejected[named]).Dispose());

    [Theory]
    [MemberData(nameof(Calls))]
    public void Argument_OutsideItsRangeIsNamed(string named)
    {
        using CrossEntropyPlanner<Pendulum> planner = Create(Valid with { Agents = 3 });
        AssertNames(named, () => RejectedCalls[named](planner));
    }

    [Fact]
    public void Horizon_TimesTheActionHasALimit() =>
        AssertNames(
            "Horizon 512; at most 32768 actions' components, of 65 each",
            () => (Valid with { Horizon = 512 }).Validate(actionSize: 65, actionChoices: 0));

    [Fact]
    public void Candidates_TimesTheirNumbersHaveALimit() =>
        AssertNames(
            "Candidates 1048576; at most 2^30 numbers in an agent's candidates, of 512 x 3 each",
            () => (Valid with { Candidates = 1 << 20, Horizon = 512 }).Validate(actionSize: 3, actionChoices: 0));

    [Fact]
    public void EveryOption_IsTried()
    {
        // These accept every value of their types.
        string[] free = ["Seed", "WarmStart", "MeanCandidate", "ExecuteBest", "ImprovedCrossEntropy", "PathIntegral"];
        string[] options = [.. typeof(CrossEntropyPlannerOptions).GetProperties().Select(property => property.Name)];
        Assert.All(options.Except(free), option =>
            Assert.Contains(Rejected.Keys, named => named.Split(' ')[0] == option));
    }

    [Fact]
    public void Options_AtTheirLimitsAreAccepted()
    {
        var least = new CrossEntropyPlannerOptions
        {
            Horizon = 1,
            Iterations = 1,
            Candidates = 2,
            Elites = 2,
            ActionRepeat = 1,
            InitialDeviation = 1e-3f,
            CandidateDecay = 1f,
        };
        var most = Valid with
        {
            ActionRepeat = 1024,
            Momentum = 0.999f,
            NoiseExponent = 4f,
            KeptElites = 1f,
            ShiftElites = true,
            CandidateDecay = 1e30f,
            Temperature = 1e-6f,
            Iterations = 2,
        };
        foreach (CrossEntropyPlannerOptions options in new[] { least, most, Valid with { Horizon = 512 } })
        {
            using CrossEntropyPlanner<Pendulum> planner = Create(options);
            float[] actions = [float.NaN];
            planner.Plan([new Pendulum()], actions);
            Assert.InRange(actions[0], -2f, 2f);
        }
    }

    private static CrossEntropyPlanner<Pendulum> Create(CrossEntropyPlannerOptions options) =>
        CrossEntropyPlanner.ForEnvironment<Pendulum>(TestDevices.Open("host"), options);

    private static void AssertNames(string named, Action call)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(call);
        string start = named.Replace("; ", " is not accepted; accepted: ", StringComparison.Ordinal);
        Assert.StartsWith(start, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }
}
