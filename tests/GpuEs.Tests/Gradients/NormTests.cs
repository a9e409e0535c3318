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
    public void Length_IsTheRootOfTheSumOfSquares_AlsoWhereSquaresOverflowOrVanish(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        foreach (int length in new[] { 1, 2, 15, 16, 17, 256, 257, 1025, 4097 })
        {
            foreach (float size in (float[])[1f, 1e25f, 1e-25f, 1e15f, 1e-15f, 1e-38f])
                Check(device, [.. Enumerable.Range(0, length).Select(index => size * InitialRandom.Normal(4, index))]);
        }
    }

    [Fact]
    public void Length_IsNotFinite_WhereAComponentIsNot()
    {
        Assert.Equal(float.NaN, new HostNorm(3).Length([1f, float.NaN, 1e30f]));
        Assert.Equal(float.PositiveInfinity, new HostNorm(3).Length([1f, float.PositiveInfinity, 1e-30f]));
    }

    private static void Check(ComputeDevice device, float[] vector)
    {
        using var buffer = device.Accelerator.Allocate1D(vector);
        using var norm = new DeviceNorm(device, vector.Length);
        norm.Measure(buffer.View);
        double expected = Math.Sqrt(vector.Sum(component => (double)component * component));
        float length = Bits.Read(device, norm.SquaredLength)[0].Root();
        Assert.Equal(expected, length, RelativeTolerance * expected);
        Assert.Equal(new HostNorm(vector.Length).Length(vector), length);
    }
}
