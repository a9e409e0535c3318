using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// What stands for a division on CUDA gives the division's bits, whatever the device's estimate of the reciprocal is
/// within its documented error. CI takes a sample of tanh's range; <c>GPUES_ALL_FLOATS=1</c> takes all of it.
/// </summary>
public class TanhQuotientTests
{
    // Prime, so that all mantissas come up.
    private static readonly uint Stride = Environment.GetEnvironmentVariable("GPUES_ALL_FLOATS") == "1" ? 1u : 1009u;

    // PTX manual, rcp.approx.ftz.f32: at most one unit in the last place.
    private const int EstimateUlps = 1;

    [Fact]
    public void EveryEstimate_GivesTheRoundedQuotient()
    {
        uint end = BitConverter.SingleToUInt32Bits(TanhRational.Limit);
        uint part = end / 64;
        Parallel.For(0, 65, index =>
        {
            for (uint bits = (uint)index * part; bits < ((uint)index + 1) * part && bits <= end; bits += Stride)
                AssertQuotient(BitConverter.UInt32BitsToSingle(bits));
        });
        AssertQuotient(TanhRational.Limit);
        AssertQuotient(float.Epsilon);
    }

    [Fact]
    public void NaN_StaysNaN() => Assert.True(float.IsNaN(TanhQuotientIntrinsics.Divide(float.NaN, float.NaN, float.NaN)));

    private static void AssertQuotient(float x)
    {
        float square = x * x;
        float numerator = MathF.FusedMultiplyAdd(TanhRational.P4, square, TanhRational.P3);
        numerator = MathF.FusedMultiplyAdd(numerator, square, TanhRational.P2);
        numerator = MathF.FusedMultiplyAdd(numerator, square, TanhRational.P1);
        numerator = x * MathF.FusedMultiplyAdd(numerator, square, TanhRational.P0);
        float denominator = MathF.FusedMultiplyAdd(TanhRational.Q4, square, TanhRational.Q3);
        denominator = MathF.FusedMultiplyAdd(denominator, square, TanhRational.Q2);
        denominator = MathF.FusedMultiplyAdd(denominator, square, TanhRational.Q1);
        denominator = MathF.FusedMultiplyAdd(denominator, square, 1f);
        Assert.Equal(Elementary.Tanh(x), numerator / denominator);

        int reciprocal = BitConverter.SingleToInt32Bits(1f / denominator);
        for (int ulps = -EstimateUlps; ulps <= EstimateUlps; ulps++)
        {
            float estimate = BitConverter.Int32BitsToSingle(reciprocal + ulps);
            AssertSame(numerator / denominator, TanhQuotientIntrinsics.Divide(numerator, denominator, estimate));
            AssertSame(-numerator / denominator, TanhQuotientIntrinsics.Divide(-numerator, denominator, estimate));
        }
    }

    // xunit's comparison of floats takes 0 and -0 for equal.
    private static void AssertSame(float expected, float actual)
    {
        if (BitConverter.SingleToInt32Bits(expected) != BitConverter.SingleToInt32Bits(actual))
            Assert.Fail($"{actual:R} in place of {expected:R}");
    }
}
