using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace GpuEs.Tests;

/// <summary>What <see cref="Real"/> and <see cref="EpisodeRandom"/> give in kernels: the host's bits.</summary>
public class RealKernelTests
{
    private const int Results = RealKernel.Results;
    private const int Samples = 1 << 14;

    public static TheoryData<string> Devices => TestDevices.Kernels;

    [Theory]
    [MemberData(nameof(Devices))]
    public void Functions_GiveTheHostsBits(string name)
    {
        Accelerator accelerator = TestDevices.Open(name).Accelerator;
        using MemoryBuffer1D<float, Stride1D.Dense> operands = accelerator.Allocate1D(Operands());
        using MemoryBuffer1D<float, Stride1D.Dense> results = accelerator.Allocate1D<float>(Samples * Results);
        accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>>(RealKernel.Compute)(
            Samples, operands.View, results.View);
        float[] actual = results.GetAsArray1D(), pairs = Operands();
        var expected = new float[Results];
        for (int sample = 0; sample < Samples; sample++)
        {
            RealKernel.Compute(pairs[2 * sample], pairs[2 * sample + 1], sample, new ArrayMemory(expected));
            for (int result = 0; result < Results; result++)
            {
                float own = actual[sample * Results + result];
                Assert.True(
                    BitConverter.SingleToInt32Bits(own) == BitConverter.SingleToInt32Bits(expected[result])
                        || (float.IsNaN(own) && float.IsNaN(expected[result])),
                    $"result {result} of {pairs[2 * sample]:R}, {pairs[2 * sample + 1]:R}: {own:R}, host {expected[result]:R}");
            }
        }
    }

    // Every fourth pair holds any floats, the others such that are near each other in size.
    private static float[] Operands()
    {
        var operands = new float[2 * Samples];
        for (int sample = 0; sample < Samples; sample++)
        {
            PhiloxBlock bits = Philox.Draw(3, new PhiloxBlock((uint)sample, 0, 0, 0));
            uint mask = sample % 4 == 0 ? 0xFFFFFFFFu : 0x83FFFFFFu, fixedBits = sample % 4 == 0 ? 0 : 0x3C000000u;
            operands[2 * sample] = BitConverter.UInt32BitsToSingle((bits.Word0 & mask) | fixedBits);
            operands[2 * sample + 1] = BitConverter.UInt32BitsToSingle((bits.Word1 & mask) | fixedBits);
        }

        return operands;
    }
}
