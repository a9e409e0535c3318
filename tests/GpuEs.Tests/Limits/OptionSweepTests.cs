using System.Reflection;
using Xunit;

namespace GpuEs.Tests.Limits;

/// <summary>
/// Every option at the ends of its type and around them is either refused in a sentence that names it, or it works: there
/// is no value that crashes, hangs or answers with something else than numbers.
/// </summary>
public class OptionSweepTests
{
    private const float Subnormal = float.Epsilon;

    private static readonly Dictionary<string, CrossEntropyPlannerOptions> Planners = new()
    {
        ["cem"] = new() { Horizon = 3, Iterations = 2, Candidates = 8, Elites = 2 },
        ["icem"] = CrossEntropyPlannerOptions.ImprovedCrossEntropy with { Horizon = 3, Iterations = 2, Candidates = 8, Elites = 2 },
        ["mppi"] = CrossEntropyPlannerOptions.PathIntegral with { Horizon = 3, Iterations = 2, Candidates = 8, Elites = 2 },
    };

    public static MatrixTheoryData<string, string> PlannersOnDevices => TestDevices.With(Planners.Keys);

    [Theory]
    [MemberData(nameof(PlannersOnDevices))]
    public void PlannerOptions_WorkOrAreNamed(string name, string method)
    {
        ComputeDevice device = TestDevices.Open(name);
        foreach (var (option, options) in Sweep(Planners[method]))
        {
            RefusedOrDone(option, options, () =>
            {
                float[] actions = SecondPlan(device, options);
                Assert.All(actions.Distinct(), action => Assert.InRange(action, -2f, 2f));
                Assert.Equal(SecondPlan(TestDevices.Open("host"), options), actions);
            });
        }
    }

    [Theory]
    [InlineData("host")]
    [InlineData("cpu")]
    public void FitOptions_WorkOrAreNamed(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        var transitions = new Transitions<Pendulum>();
        transitions.Record(count: 20, seed: 1);
        var start = new DynamicsFitOptions
        {
            Hidden = [2],
            Ensemble = 1,
            Generations = 1,
            BatchSize = 4,
            Search = new() { Population = 2 },
        };
        foreach (var (option, options) in Sweep(start))
        {
            RefusedOrDone(option, options, () =>
            {
                using var ending = new CancellationTokenSource();
                DynamicsModel<Pendulum> model = DynamicsModel.Fit(
                    device, transitions, options, new Ending(ending), ending.Token);
                Assert.True(float.IsFinite(model.Error(transitions)));
            });
        }
    }

    private static float[] SecondPlan(ComputeDevice device, CrossEntropyPlannerOptions options)
    {
        using CrossEntropyPlanner<Pendulum> planner = CrossEntropyPlanner.ForEnvironment<Pendulum>(device, options);
        float[] actions = new float[options.Agents];
        planner.Plan(new Pendulum[options.Agents], actions);
        planner.Plan(new Pendulum[options.Agents], actions);
        return actions;
    }

    private static void RefusedOrDone(string option, object options, Action use)
    {
        Exception? exception = Record.Exception(use);
        if (exception is ArgumentException)
        {
            Assert.Contains(option, exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', exception.Message);
        }
        else
        {
            Assert.True(exception is null, $"{option}: {options}\n{exception}");
        }
    }

    // The options with one of them changed, whatever accepts a value.
    private static IEnumerable<(string Option, TOptions Options)> Sweep<TOptions>(TOptions start)
        where TOptions : class
    {
        MethodInfo copy = typeof(TOptions).GetMethod("<Clone>$")!;
        foreach (PropertyInfo option in typeof(TOptions).GetProperties().Where(property => property.CanWrite))
        {
            foreach (object? value in Extremes(option.PropertyType))
            {
                object changed = copy.Invoke(start, null)!;
                option.SetValue(changed, value);
                yield return (option.Name, (TOptions)changed);
            }
        }
    }

    private static object?[] Extremes(Type type)
    {
        if (type == typeof(int))
            return [int.MinValue, -1, 0, 1, 2, 1 << 12, 1 << 30, int.MaxValue];
        if (type == typeof(float) || type == typeof(float?))
        {
            object?[] numbers =
            [
                float.NaN, float.NegativeInfinity, float.PositiveInfinity, float.MinValue, -1f, -Subnormal, 0f, Subnormal,
                1.17549435e-38f, 1e-20f, 0.5f, 1f, 1e20f, float.MaxValue,
            ];
            return type == typeof(float) ? numbers : [null, .. numbers];
        }

        if (type == typeof(bool))
            return [false, true];
        if (type == typeof(ulong))
            return [ulong.MinValue, ulong.MaxValue];
        if (type.IsEnum)
            return [Enum.ToObject(type, -1), Enum.ToObject(type, 99), .. Enum.GetValues(type)];
        if (type == typeof(IReadOnlyList<int>))
            return [null, Array.Empty<int>(), new[] { 0 }, new[] { int.MaxValue }, new int[65], new[] { 1, 1 }];
        if (type == typeof(EvolutionStrategyOptions))
            return [null];
        throw new NotSupportedException($"no extremes of {type} are known");
    }

    private sealed class Ending(CancellationTokenSource source) : IProgress<GenerationReport>
    {
        public void Report(GenerationReport value) => source.Cancel();
    }
}
