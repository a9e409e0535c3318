using Xunit;

namespace GpuEs.Tests;

/// <summary>Whole generations, several in a row, against the reference in double precision.</summary>
public class GenerationTests
{
    private const int Generations = 5, ParameterCount = 19;

    // Five updates, each with some ten roundings of 6e-8 of a mean within [-2, 2]; Adam divides by a root of sums of
    // squares, which doubles relative errors; weights by value carry 1e-5 of their own (ShapingTests).
    private const double MeanTolerance = 2e-5;

    // As in PerturbationTests, plus the mean's own error.
    private const double MemberTolerance = MeanTolerance + 2.5e-7;

    private static Dictionary<string, Optimizer> Optimizers => new()
    {
        ["plain gradient"] = new Optimizer.Sgd(0),
        ["momentum"] = new Optimizer.Sgd(0.8f),
        ["Adam"] = new Optimizer.Adam(),
        ["Adam with other decays"] = new Optimizer.Adam(0.8f, 0.95f, 1e-4f),
        ["ClipUp"] = new Optimizer.ClipUp(),
        ["ClipUp, often clipped"] = new Optimizer.ClipUp(0.95f, 1.1f),
    };

    public static MatrixTheoryData<string, string, FitnessShaping> Cases =>
        TestDevices.With(Optimizers.Keys, Enum.GetValues<FitnessShaping>());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generations_FollowTheReference(string name, string optimizer, FitnessShaping shaping)
    {
        var options = new EvolutionStrategyOptions
        {
            Population = 34,
            Sigma = 0.2f,
            SigmaDecay = 0.9f,
            LearningRate = 0.05f,
            LearningRateDecay = 0.95f,
            WeightDecay = 0.02f,
            NoiseTableLength = 256,
            Optimizer = Optimizers[optimizer],
            Shaping = shaping,
        };
        ComputeDevice device = TestDevices.Open(name);
        Follow(device, options, Goal.Maximise);
        Follow(device, options with { Noise = NoiseKind.Table, PerturbedFraction = 0.5f }, Goal.Minimise);
        Follow(device, options with { Mirrored = false, Population = 33, SigmaDecay = 1f }, Goal.Minimise);
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void AllNaN_LeavesTheMeanAndSaysSo(string name)
    {
        foreach (FitnessShaping shaping in Enum.GetValues<FitnessShaping>())
        {
            foreach (Optimizer optimizer in Optimizers.Values)
            {
                var options = new EvolutionStrategyOptions
                {
                    Population = 16,
                    WeightDecay = 0.1f,
                    Shaping = shaping,
                    Optimizer = optimizer,
                };
                using var strategy = EvolutionStrategy.ForParameters(
                    TestDevices.Open(name), Start(), Goal.Maximise, options);

                // With a velocity from before: that must not move the mean either.
                strategy.Tell(Fitness(new ReferenceGeneration(options, Goal.Maximise, Start()), options));
                float[] before = strategy.Mean;
                float[] fitness = new float[16];
                Array.Fill(fitness, float.NaN);
                GenerationReport report = strategy.Tell(fitness);
                Bits.Equal(before, strategy.Mean, $"{shaping}, {optimizer}");
                Assert.Equal((MeanUpdate.NoFiniteFitness, 16, 0f), (report.Update, report.NonFiniteCount, report.UpdateRatio));
                Assert.Equal((float.NaN, float.NaN), (report.MeanFitness, report.BestFitness));
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void SomeNotFinite_NeverReachesTheMean(string name)
    {
        foreach (FitnessShaping shaping in Enum.GetValues<FitnessShaping>())
        {
            var options = new EvolutionStrategyOptions { Population = 16, Shaping = shaping };
            using var strategy = EvolutionStrategy.ForParameters(TestDevices.Open(name), Start(), Goal.Maximise, options);
            float[] fitness = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, .. Enumerable.Range(0, 13)];
            GenerationReport report = strategy.Tell(fitness);
            Assert.Equal((true, 3, 12f, 0f, 6f), (
                report.IsUpdated, report.NonFiniteCount, report.BestFitness, report.WorstFitness, report.MeanFitness));
            Assert.All(strategy.Mean, parameter => Assert.True(float.IsFinite(parameter)));
            Assert.NotEqual(Start(), strategy.Mean);
        }
    }

    private static void Follow(ComputeDevice device, EvolutionStrategyOptions options, Goal goal)
    {
        var reference = new ReferenceGeneration(options, goal, Start());
        using var strategy = EvolutionStrategy.ForParameters(device, Start(), goal, options);
        for (int generation = 0; generation < Generations; generation++)
        {
            string what = $"{options.Noise}, {goal}, generation {generation}";
            var members = new float[options.Population * ParameterCount];
            strategy.Ask(new MemberRange(0, options.Population), members);
            double[] expected = [.. Enumerable.Range(0, options.Population).SelectMany(reference.Member)];
            Bits.Near(expected, members, MemberTolerance, what);
            float[] fitness = Fitness(reference, options);
            GenerationReport report = strategy.Tell(fitness);
            double[] before = [.. reference.Mean];
            reference.Tell(fitness);
            Assert.Equal(generation, report.Generation);
            double change = Length([.. reference.Mean.Zip(before, (now, then) => now - then)]);
            Assert.Equal(change / Length(reference.Mean), report.UpdateRatio, 2 * MeanTolerance);
            Bits.Near(reference.Mean, strategy.Mean, MeanTolerance, what);
        }
    }

    // Smooth, of size 1, the same for device and reference: ranks cannot differ by a rounding.
    private static float[] Fitness(ReferenceGeneration reference, EvolutionStrategyOptions options) =>
        [.. Enumerable.Range(0, options.Population).Select(member =>
            (float)Math.Sin(reference.Member(member).Select((value, index) => value * (index % 3 - 1)).Sum()))];

    private static double Length(double[] vector) => Math.Sqrt(vector.Sum(component => component * component));

    private static float[] Start() =>
        [.. Enumerable.Range(0, ParameterCount).Select(parameter => MathF.Cos(parameter))];
}
