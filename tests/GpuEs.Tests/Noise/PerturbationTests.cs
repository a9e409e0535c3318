using Xunit;

namespace GpuEs.Tests;

/// <summary>Noise and members as kernels make them, against noise that is rebuilt number by number.</summary>
public class PerturbationTests
{
    // Where sigma is the noise's unit and the mean 0, members are the noise's whole numbers.
    private const float SigmaOfUnits = NoiseOctet.UnitsPerDeviation;

    // A member is rounded once from mean + unit * noise, and the unit once from sigma / 4096; members stay below 2.
    private const double MemberTolerance = 2.5e-7;

    private const int Generation = 3;

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Noise_IsRebuiltOnTheHostBitForBit(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        ForEveryShape((options, parameterCount) =>
        {
            float[] members = Stages.Members(
                device, options with { Sigma = SigmaOfUnits }, Generation, new float[parameterCount]);
            float[] expected = Rebuild(options, parameterCount, (noise, sign, parameter) => (float)(sign * noise));
            Assert.Contains(members, unit => unit != 0);
            AssertEqualValues(expected, members, StageOptions.Describe(options, parameterCount));
        });
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Members_AreMeanAndSigmaTimesNoise(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        ForEveryShape((options, parameterCount) =>
        {
            float[] mean = Mean(parameterCount);
            float[] members = Stages.Members(device, options, Generation, mean);
            string what = StageOptions.Describe(options, parameterCount);

            float unit = options.Sigma / NoiseOctet.UnitsPerDeviation;
            float[] exact = Rebuild(options, parameterCount, (noise, sign, parameter) =>
                MathF.FusedMultiplyAdd(sign * unit, noise, mean[parameter]));
            Bits.Equal(exact, members, what);

            double sigma = options.Sigma;
            double[] truth = Rebuild(options, parameterCount, (noise, sign, parameter) =>
                mean[parameter] + sign * sigma * noise / NoiseOctet.UnitsPerDeviation);
            Bits.Near(truth, members, MemberTolerance, what);
        });
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void PartialPerturbation_TouchesTheShareOfParameters(string name)
    {
        const int parameterCount = 1025, directions = 64;
        ComputeDevice device = TestDevices.Open(name);
        var options = new EvolutionStrategyOptions
        {
            Population = directions,
            Mirrored = false,
            PerturbedFraction = 0.25f,
            Sigma = SigmaOfUnits,
        };
        float[] members = Stages.Members(device, options, Generation, new float[parameterCount]);
        var windows = new HashSet<string>();
        foreach (float[] member in members.Chunk(parameterCount))
        {
            // A quantile of 0 units is rare, about 1 in 10000, and still noise: hence not exactly 256.
            Assert.InRange(member.Count(unit => unit != 0), 253, 256);
            windows.Add(string.Concat(member.Select(unit => unit == 0 ? '.' : '#')));
        }

        Assert.True(windows.Count > directions / 2, $"only {windows.Count} different subsets");
    }

    [Fact]
    public void Subset_HasAtLeastOneParameter() =>
        Assert.Equal(1, new EvolutionStrategyOptions { PerturbedFraction = 0.01f }.SubsetSize(17));

    private static void ForEveryShape(Action<EvolutionStrategyOptions, int> test)
    {
        foreach (var (options, parameterCount) in StageOptions.All())
            test(options, parameterCount);
    }

    private static T[] Rebuild<T>(
        EvolutionStrategyOptions options, int parameterCount, Func<int, int, int, T> value)
    {
        var reference = new ReferenceNoise(options, parameterCount);
        var rebuilt = new T[options.Population * parameterCount];
        for (int element = 0; element < rebuilt.Length; element++)
        {
            int member = element / parameterCount, parameter = element % parameterCount;
            int direction = options.Mirrored ? member / 2 : member;
            int sign = options.Mirrored && member % 2 == 1 ? -1 : 1;
            rebuilt[element] = value(reference.At(Generation, direction, parameter), sign, parameter);
        }

        return rebuilt;
    }

    // As values: mean + sigma * 0 may be a zero of either sign.
    private static void AssertEqualValues(float[] expected, float[] actual, string what)
    {
        for (int index = 0; index < expected.Length; index++)
            Assert.True(expected[index] == actual[index], $"{what}: element {index} is {actual[index]}, not {expected[index]}");
    }

    private static float[] Mean(int parameterCount) =>
        [.. Enumerable.Range(0, parameterCount).Select(parameter => MathF.Sin(parameter + 1))];
}
