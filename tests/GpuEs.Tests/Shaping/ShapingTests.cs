using Xunit;

namespace GpuEs.Tests;

/// <summary>Fitness shaping on devices against its definition in double precision.</summary>
public class ShapingTests
{
    // Ranks are whole numbers and exact; only the product with the scale, 0.5/(N - 1), is rounded, twice.
    private const double RankTolerance = 1.5e-7;

    // Utilities reach 27 at N = 2^20 and come from logarithms with errors of 2e-7 of up to 13, times at most 2.
    private const double NesTolerance = 2e-5;

    // Two members rounded to 2^-20 each, plus the roundings of a mean and a deviation in single precision: some 1e-6
    // of a score, which reaches sqrt(N) = 32 where all but one are equal.
    private const double ZScoreTolerance = 4e-5;

    // Two members cut off at 2^-23 of the largest magnitude.
    private const double RelativeValueTolerance = 2.5 / (1 << 23);

    private static readonly int[] Sizes = [2, 3, 17, 34, 1026];

    private static Dictionary<string, Func<int, float>> Fitness => new()
    {
        ["distinct"] = Uniform,
        ["episode lengths, with ties"] = member => 9 + (int)(12 * Uniform(member)),
        ["NaN and infinities"] = member => (member % 5) switch
        {
            1 => float.NaN,
            2 => float.PositiveInfinity,
            3 => float.NegativeInfinity,
            _ => Uniform(member) - 0.5f,
        },
        ["both zeros"] = member => member % 2 == 0 ? 0f : -0f,
        ["all equal"] = _ => -3.25f,
        ["all but one equal"] = member => member == 1 ? 7f : 5f,
        ["near 1e20"] = member => 1e20f + 3e19f * Uniform(member),
        ["as large as floats are"] = member => 1e38f * (2f * Uniform(member) - 1f),
        ["a spread below 1e-23"] = member => 1e-24f * Uniform(member),
        ["tiny"] = member => 1e-30f * Uniform(member),
        ["all NaN"] = _ => float.NaN,
    };

    public static MatrixTheoryData<string, FitnessShaping, string> Cases =>
        TestDevices.KernelsWith(Enum.GetValues<FitnessShaping>(), Fitness.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Weights_FollowTheirDefinition(string name, FitnessShaping shaping, string kind)
    {
        ComputeDevice device = TestDevices.Open(name);
        foreach (int size in Sizes)
        {
            float[] fitness = [.. Enumerable.Range(0, size).Select(Fitness[kind])];
            foreach (Goal goal in Enum.GetValues<Goal>())
            {
                var options = new EvolutionStrategyOptions { Population = size, Shaping = shaping, Mirrored = false };
                Check(device, options, goal, fitness);
                if (size % 2 == 0)
                    Check(device, options with { Mirrored = true }, goal, fitness);
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void EqualOrHopelessFitness_GivesZeroWeights(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        FitnessShaping[] relative = [FitnessShaping.CenteredRanks, FitnessShaping.NesUtilities, FitnessShaping.ZScore];
        foreach (FitnessShaping shaping in relative)
        {
            foreach (float value in new[] { 3f, 0.1f, float.NaN, float.PositiveInfinity })
            {
                var options = new EvolutionStrategyOptions { Population = 35, Mirrored = false, Shaping = shaping };
                float[] fitness = new float[35];
                Array.Fill(fitness, value);
                Assert.All(
                    ShapingStage.Run(device, options, Goal.Maximise, fitness).Weights, weight => Assert.Equal(0f, weight));
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void CenteredRanks_OfTheLargestPopulationAreExact(string name)
    {
        ComputeDevice device = TestDevices.Open(name);

        // ILGPU's CPU accelerator takes over a minute for the 210 passes that sort 2^20 keys.
        var options = new EvolutionStrategyOptions { Population = name == "cpu" ? 1 << 14 : 1 << 20 };
        float[] fitness = [.. Enumerable.Range(0, options.Population).Select(Uniform)];
        Check(device, options, Goal.Maximise, fitness);
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Fitness_IsTheMeanOverEpisodes(string name)
    {
        const int episodes = 3;
        ComputeDevice device = TestDevices.Open(name);
        var options = new EvolutionStrategyOptions { Population = 34, Episodes = episodes };
        float[] returns = [.. Enumerable.Range(0, 34 * episodes).Select(Uniform)];
        float[] fitness = [.. returns.Chunk(episodes).Select(member => (member[0] + member[1] + member[2]) / episodes)];
        Bits.Near(
            ShapingStage.Expected(options, Goal.Maximise, fitness),
            ShapingStage.Run(device, options, Goal.Maximise, returns).Weights, RankTolerance, "three episodes");

        // One episode that went wrong makes its member the worst.
        returns[4] = float.NaN;
        fitness[1] = float.NaN;
        Bits.Near(
            ShapingStage.Expected(options, Goal.Maximise, fitness),
            ShapingStage.Run(device, options, Goal.Maximise, returns).Weights, RankTolerance, "one of them NaN");
    }

    private static void Check(ComputeDevice device, EvolutionStrategyOptions options, Goal goal, float[] fitness)
    {
        double[] expected = ShapingStage.Expected(options, goal, fitness);
        float[] actual = ShapingStage.Run(device, options, goal, fitness).Weights;
        double tolerance = options.Shaping switch
        {
            FitnessShaping.CenteredRanks => RankTolerance,
            FitnessShaping.NesUtilities => NesTolerance,
            FitnessShaping.ZScore => ZScoreTolerance,
            _ => RelativeValueTolerance * fitness.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max(),
        };
        Bits.Near(expected, actual, tolerance, $"{options.Shaping}, {fitness.Length} members, {goal}, mirrored {options.Mirrored}");
    }

    private static float Uniform(int member) => InitialRandom.Uniform(3, member);
}
