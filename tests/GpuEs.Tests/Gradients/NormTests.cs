using ILGPU.Runtime;
using Xunit;

namespace GpuEs.Tests;

/// <summary>The squared length of a vector.</summary>
public class NormTests
{
    // Sixteen fused multiply-adds a node and at most three levels: some dozens of roundings of 6e-8, of one sign of
    // summand, in the mean far less.
    private const double RelativeTolerance = 1e-6;

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void SquaredLength_IsTheSumOfSquares(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        foreach (int length in new[] { 1, 2, 15, 16, 17, 256, 257, 1025, 4097 })
        {
            float[] vector = [.. Enumerable.Range(0, length).Select(index => InitialRandom.Normal(4, index))];
            using var buffer = device.Accelerator.Allocate1D(vector);
            using var norm = new DeviceNorm(device, length);
            norm.Measure(buffer.View);
            double expected = vector.Sum(component => (double)component * component);
            Assert.Equal(expected, Bits.Read(device, norm.SquaredLength)[0], RelativeTolerance * expected);
        }
    }
}
