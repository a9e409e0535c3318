using Xunit;

namespace GpuEs.Tests;

/// <summary>Predicted returns that are no finite numbers: worse than all others, and never a part of a plan.</summary>
public class NonFiniteReturnTests
{
    private const int AllNaN = 2;

    // As in PlannerReferenceTests: 2^-20 for white noise, and path integral weights cut off at 2^-16.
    private const double Tolerance = 2e-5;

    private static readonly CrossEntropyPlannerOptions Small =
        new() { Horizon = 1, Iterations = 2, Candidates = 65, Elites = 60, Seed = 9 };

    private static readonly Dictionary<string, CrossEntropyPlannerOptions> Variants = new()
    {
        ["plain"] = Small,
        ["best"] = Small with
        {
            ExecuteBest = true,
            KeptElites = 1f,
            ShiftElites = true,
            WarmStart = true,
            MeanCandidate = true,
        },
        ["path integral"] = Small with { Temperature = 0.3f },
    };

    public static MatrixTheoryData<string, string> Cases => TestDevices.With(Variants.Keys);

    /// <summary>There are fewer finite returns than elites, so that the others would count if they could.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void OnlyFiniteReturns_Count(string device, string variant)
    {
        CrossEntropyPlannerOptions options = Variants[variant];
        using var run = new PlanStageRun<Unpredictable>(device, options);
        for (int kind = 0; kind < AllNaN; kind++)
        {
            var reference = new ReferencePlanner(options, 1, 0, 0);
            run.Start([new Unpredictable { Kind = kind }], _ => default);
            reference.Start();
            float[] returns = [];
            foreach (PlanIteration iteration in options.Schedule())
            {
                run.Sample(iteration);
                run.Roll();
                run.Refit();
                run.Keep();
                returns = run.Returns(0);
                Assert.InRange(returns.Count(float.IsFinite), 1, iteration.Index == 0 ? options.Elites - 1 : returns.Length);
                reference.Sample(iteration.Index);
                reference.Refit(returns);
                reference.Keep(returns, iteration.Index);
                (float[] mean, float[] deviation) = run.Distribution(0);
                Bits.Near(reference.Mean, mean, Tolerance, $"mean, kind {kind}");
                Bits.Near(reference.Deviation, deviation, Tolerance, $"deviation, kind {kind}");
            }

            Bits.Near(reference.Act(returns), run.Act(), Tolerance, $"action, kind {kind}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WithoutFiniteReturns_ThePlanIsWhatItStartsFrom(string device, string variant)
    {
        CrossEntropyPlannerOptions options = Variants[variant];
        using var run = new PlanStageRun<Unpredictable>(device, options);
        for (int plan = 0; plan < 2; plan++)
        {
            run.Start([new Unpredictable { Kind = AllNaN }], _ => new AgentStream(0, (uint)plan));
            foreach (PlanIteration iteration in options.Schedule())
            {
                run.Sample(iteration);
                run.Roll();
                run.Refit();
                run.Keep();
                Assert.All(run.Returns(0), predicted => Assert.Equal(float.NaN, predicted));
                Assert.All(run.Sequences(0), sequence => Assert.InRange(sequence[0], -1f, 1f));
            }

            (float[] mean, float[] deviation) = run.Distribution(0);
            Assert.Equal([0f], mean);
            Assert.Equal([options.InitialDeviation], deviation);
            Assert.Equal([0f], run.Act());
        }
    }
}
