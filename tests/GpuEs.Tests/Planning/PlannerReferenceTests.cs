using Xunit;

namespace GpuEs.Tests;

/// <summary>Every stage of planning, on every device, against the algorithm in double precision.</summary>
public class PlannerReferenceTests
{
    private const int Plans = 3;

    // Actions are rounded to 2^-20. What that does to means and deviations is passed on to the actions of the next rounds
    // and plans, times noise of up to 4 deviations; 1.4e-6 was seen.
    private const double WhiteTolerance = 2e-6;

    // Colored noise is a sum of six or seven normals of up to 4, times weights that rounding changes by up to 2^-15, rounded
    // to 2^-12; times a deviation of up to 0.5. 1.4e-4 was seen.
    private const double ColoredTolerance = 4e-4;

    // Path integral weights, in whole 2^-16, fall to the other side where exponentials differ in the last place: a few in a
    // hundred, among weights that add to more than 10.
    private const double PathIntegralTolerance = 2e-5;

    // A force of up to 2 changes the rewards of the steps after it, 0.1 of it a step in velocity, and costs 0.2 of itself.
    private const double ReturnsPerAction = 4;

    private static readonly CrossEntropyPlannerOptions Small =
        new() { Horizon = 6, Iterations = 3, Candidates = 129, Elites = 17, Agents = 2, Seed = 9 };

    private static readonly CrossEntropyPlannerOptions Improved = CrossEntropyPlannerOptions.ImprovedCrossEntropy with
    {
        Horizon = 7,
        Iterations = 3,
        Candidates = 130,
        Elites = 32,
        Agents = 2,
        Seed = 9,
    };

    private static readonly CrossEntropyPlannerOptions PathIntegral = CrossEntropyPlannerOptions.PathIntegral with
    {
        Horizon = 6,
        Iterations = 2,
        Candidates = 130,
        Agents = 2,
        Seed = 9,
    };

    private static readonly Dictionary<string, (CrossEntropyPlannerOptions Options, double Tolerance)> Variants = new()
    {
        ["plain"] = (Small, WhiteTolerance),
        ["momentum"] = (Small with { Momentum = 0.25f, MinimumDeviation = 0.3f }, WhiteTolerance),
        ["warm start"] = (Small with { WarmStart = true, InitialDeviation = 0.4f, MeanCandidate = true }, WhiteTolerance),
        ["kept elites"] = (Small with { KeptElites = 0.5f, CandidateDecay = 1.5f }, WhiteTolerance),
        ["repeated"] = (Small with { ActionRepeat = 3, Discount = 0.8f, ExecuteBest = true }, WhiteTolerance),
        ["colored"] = (Small with { NoiseExponent = 1.5f, InitialDeviation = 0.3f }, ColoredTolerance),
        ["improved"] = (Improved, ColoredTolerance),
        ["path integral"] = (PathIntegral with { NoiseExponent = 0f, Momentum = 0.2f }, PathIntegralTolerance),
        ["colored path integral"] = (PathIntegral with { Temperature = 0.5f }, ColoredTolerance + PathIntegralTolerance),
    };

    private static readonly int[] BorderCandidates = [2, 15, 16, 17, 63, 64, 65, 127, 129, 255, 257, 1000];

    public static MatrixTheoryData<string, string> Cases => TestDevices.With(Variants.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Stages_FollowTheAlgorithm(string device, string variant)
    {
        (CrossEntropyPlannerOptions options, double tolerance) = Variants[variant];
        Compare<TwoSprings>(device, options, tolerance, ReferencePrediction.Return);
        Compare<SpringByChoices>(device, options, tolerance, ReferencePrediction.Return);
    }

    /// <summary>All elites are candidates again, in their order, so that the second round shows which they were.</summary>
    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Candidates_AtTheBordersOfGroups(string device)
    {
        foreach (int candidates in BorderCandidates)
        {
            var options = new CrossEntropyPlannerOptions
            {
                Horizon = 2,
                Iterations = 2,
                Candidates = candidates,
                Elites = (candidates + 1) / 3,
                KeptElites = 1f,
            };
            Compare<TwoSprings>(device, options, WhiteTolerance, ReferencePrediction.Return);
            options = options with { Elites = candidates, KeptElites = 0f };
            Compare<TwoSprings>(device, options, WhiteTolerance, ReferencePrediction.Return);
        }
    }

    private static void Compare<TModel>(
        string device, CrossEntropyPlannerOptions options, double tolerance,
        Func<TModel, double[], CrossEntropyPlannerOptions, double> predict)
        where TModel : unmanaged, IEnvironment<TModel>
    {
        using var run = new PlanStageRun<TModel>(device, options);
        TModel[] states = RandomStates<TModel>(options.Agents);
        ReferencePlanner[] references = [.. Enumerable.Range(0, options.Agents).Select(agent =>
            new ReferencePlanner(options, TModel.ActionSize, TModel.ActionChoices, StreamOf(agent)))];
        var returns = new float[options.Agents][];
        for (int plan = 0; plan < Plans; plan++)
        {
            run.Start(states, agent => new AgentStream(StreamOf(agent), (uint)plan));
            ForAll((agent, reference) => reference.Start(), $"start of plan {plan}");
            foreach (PlanIteration iteration in options.Schedule())
            {
                string what = $"{typeof(TModel).Name}, {options.Candidates} candidates, plan {plan}, round {iteration.Index}";
                run.Sample(iteration);
                run.Roll();
                run.Refit();
                run.Keep();
                ForAll(
                    (agent, reference) =>
                    {
                        double[][] sequences = reference.Sample(iteration.Index);
                        Near([.. sequences.SelectMany(x => x)], [.. run.Sequences(agent).SelectMany(x => x)], 1, what);
                        returns[agent] = run.Returns(agent);
                        double[] expected = Array.ConvertAll(
                            sequences, sequence => predict(states[agent], sequence, options));
                        Near(expected, returns[agent], ReturnsPerAction, "returns of " + what);
                        reference.Refit(returns[agent]);
                        reference.Keep(returns[agent], iteration.Index);
                    },
                    what);
            }

            float[] actions = run.Act();
            ForAll((agent, reference) =>
            {
                int first = agent * TModel.ActionSize;
                double[] expected = Array.ConvertAll(reference.Act(returns[agent]), x => x * TModel.ActionLimit);
                Near(expected, actions[first..(first + TModel.ActionSize)], TModel.ActionLimit, $"action of plan {plan}");
                for (int component = 0; component < TModel.ActionSize; component++)
                    states[agent].Act(component, actions[first + component]);
                states[agent].Step();
            }, $"end of plan {plan}");
        }

        void ForAll(Action<int, ReferencePlanner> stage, string what)
        {
            for (int agent = 0; agent < options.Agents; agent++)
            {
                stage(agent, references[agent]);
                (float[] mean, float[] deviation) = run.Distribution(agent);
                Near(references[agent].Mean, mean, 1, "mean of " + what);
                Near(references[agent].Deviation, deviation, 1, "deviation of " + what);
            }
        }

        void Near(double[] expected, float[] actual, double scale, string what) =>
            Bits.Near(expected, actual, tolerance * scale, what);
    }

    // Not the agents' numbers.
    private static uint StreamOf(int agent) => 5 + 2 * (uint)agent;

    private static TModel[] RandomStates<TModel>(int agents)
        where TModel : unmanaged, IEnvironment<TModel>
    {
        var states = new TModel[agents];
        for (int agent = 0; agent < agents; agent++)
        {
            var random = new EpisodeRandom(3, 0, (uint)agent);
            states[agent].Reset(ref random);
        }

        return states;
    }
}
