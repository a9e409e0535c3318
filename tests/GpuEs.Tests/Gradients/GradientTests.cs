using ILGPU.Runtime;
using Xunit;

namespace GpuEs.Tests;

/// <summary>The gradient from given weights: exact sums on devices, against whole numbers and double precision.</summary>
public class GradientTests
{
    private const int Generation = 2;

    // The sum is exact. It is rounded to a float, and so are the factor, twice, the product and the decay's addition:
    // five roundings of 6e-8.
    private const double RelativeTolerance = 3.5e-7;

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Gradient_IsTheWeightedSumOfNoise(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        foreach (var (shape, parameterCount) in StageOptions.All())
            Check(device, shape with { WeightDecay = 0.01f, SigmaDecay = 0.9f }, parameterCount);
    }

    private static void Check(ComputeDevice device, EvolutionStrategyOptions options, int parameterCount)
    {
        int[] weights = [.. Enumerable.Range(0, options.Directions).Select(direction =>
            (int)(2000 * InitialRandom.Uniform(1, direction)) - 1000)];
        float[] mean = [.. Enumerable.Range(0, parameterCount).Select(parameter => InitialRandom.Normal(2, parameter))];
        float scale = 0.5f / (options.Population - 1);
        float[] gradient = options.Noise == NoiseKind.Counter
            ? Estimate(device, DeviceNoise.Counter(device, options, parameterCount), options, weights, scale, mean)
            : Estimate(device, DeviceNoise.Table(device, options, parameterCount), options, weights, scale, mean);

        var noise = new ReferenceNoise(options, parameterCount);
        float factor = GradientFactor.PerWeight(options, Generation) * scale;
        double sigma = options.Sigma * Math.Pow(options.SigmaDecay, Generation);
        string what = StageOptions.Describe(options, parameterCount);
        var exact = new float[parameterCount];
        for (int parameter = 0; parameter < parameterCount; parameter++)
        {
            long sum = 0;
            for (int direction = 0; direction < weights.Length; direction++)
                sum += (long)weights[direction] * noise.At(Generation, direction, parameter);
            exact[parameter] = GradientSumKernel.Finish(sum, factor, options.WeightDecay, mean[parameter]);
            double estimate = sum * (double)scale / (options.Population * sigma * NoiseOctet.UnitsPerDeviation);
            double decay = (double)options.WeightDecay * mean[parameter];
            Assert.Equal(
                estimate - decay, gradient[parameter], RelativeTolerance * (Math.Abs(estimate) + Math.Abs(decay)));
        }

        Bits.Equal(exact, gradient, what);
    }

    private static float[] Estimate<TNoise>(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options, int[] weights, float scale,
        float[] mean)
        where TNoise : struct, INoise
    {
        using (noise)
        {
            using var gradient = new DeviceGradient<TNoise>(device, noise, options, mean.Length);
            using var weightBuffer = device.Accelerator.Allocate1D(weights);
            using var scaleBuffer = device.Accelerator.Allocate1D([scale]);
            using var meanBuffer = device.Accelerator.Allocate1D(mean);
            gradient.Estimate(Generation, weightBuffer.View, scaleBuffer.View, meanBuffer.View);
            return Bits.Read(device, gradient.Gradient);
        }
    }
}
