using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// The elementary functions against double precision, over one in a few hundred of all floats, every exponent
/// included. The errors asserted are those that <see cref="Elementary"/> states.
/// </summary>
public class ElementaryTests
{
    private const double SmallestNormal = 1.17549435e-38;
    private const double SmallestSubnormal = 1.401298464324817e-45;

    /// <summary>Prime, so that the low bits take all values; no smaller, for debug builds are slow.</summary>
    private const uint Stride = 401;

    private const uint SymmetryStride = 4001;

    [Fact]
    public void Tanh_IsWithinItsStatedError_AndNeverReachesOne() =>
        Sweep(0f, float.PositiveInfinity, Stride, x =>
        {
            double expected = Math.Tanh(x);
            float value = Elementary.Tanh(x);
            return value < 1f && Math.Abs(value - expected) <= 3.3e-7 * expected + SmallestSubnormal / 2;
        });

    [Fact]
    public void Tanh_IsOdd_AndConstantBeyondItsLimit()
    {
        Sweep(0f, float.PositiveInfinity, SymmetryStride, x => Elementary.Tanh(-x) == -Elementary.Tanh(x));
        float saturated = Elementary.Tanh(8f);
        Assert.Equal(0.9999998f, saturated);
        Assert.Equal(saturated, Elementary.Tanh(100f));
        Assert.Equal(saturated, Elementary.Tanh(float.PositiveInfinity));
        Assert.Equal(-saturated, Elementary.Tanh(float.NegativeInfinity));
    }

    [Fact]
    public void Sin_IsWithinItsStatedError() =>
        Sweep(0f, Elementary.LargestAngleRadians, Stride, x =>
            IsSine(Elementary.Sin(x), Math.Sin(x), x));

    [Fact]
    public void Cos_IsWithinItsStatedError() =>
        Sweep(0f, Elementary.LargestAngleRadians, Stride, x =>
            IsSine(Elementary.Cos(x), Math.Cos(x), x));

    [Fact]
    public void Sin_IsOdd_AndCosIsEven() =>
        Sweep(0f, Elementary.LargestAngleRadians, SymmetryStride, x =>
            Elementary.Sin(-x) == -Elementary.Sin(x) && Elementary.Cos(-x) == Elementary.Cos(x));

    [Fact]
    public void SinAndCos_BeyondTheLargestAngle_AreNaN()
    {
        Assert.True(float.IsFinite(Elementary.Sin(Elementary.LargestAngleRadians)));
        Sweep(MathF.BitIncrement(Elementary.LargestAngleRadians), float.PositiveInfinity, 6101, x =>
            float.IsNaN(Elementary.Sin(x)) && float.IsNaN(Elementary.Cos(-x)));
    }

    [Fact]
    public void Exp_OfPositives_IsWithinItsStatedError() =>
        Sweep(0f, float.PositiveInfinity, Stride, x =>
            Math.Exp(x) > float.MaxValue
                ? float.IsPositiveInfinity(Elementary.Exp(x))
                : Math.Abs(Elementary.Exp(x) - Math.Exp(x)) <= 7.8e-8 * Math.Exp(x));

    [Fact]
    public void Exp_OfNegatives_IsWithinItsStatedError() =>
        Sweep(0f, float.PositiveInfinity, Stride, x =>
            Math.Abs(Elementary.Exp(-x) - Math.Exp(-x)) <=
                (Math.Exp(-x) >= SmallestNormal ? 7.8e-8 * Math.Exp(-x) : SmallestSubnormal));

    [Fact]
    public void Log_IsWithinItsStatedError() =>
        Sweep(float.Epsilon, float.MaxValue, Stride, x =>
            Math.Abs(Elementary.Log(x) - Math.Log(x)) <= 1.8e-7 * Math.Abs(Math.Log(x)));

    [Fact]
    public void SqrtAndAbs_AreExact() =>
        Sweep(0f, float.PositiveInfinity, Stride, x =>
            Elementary.Sqrt(x) == (float)Math.Sqrt(x) && Elementary.Abs(-x) == x && Elementary.Abs(x) == x);

    [Fact]
    public void NaN_StaysNaN()
    {
        Assert.True(float.IsNaN(Elementary.Sin(float.NaN)));
        Assert.True(float.IsNaN(Elementary.Cos(float.NaN)));
        Assert.True(float.IsNaN(Elementary.Tanh(float.NaN)));
        Assert.True(float.IsNaN(Elementary.Exp(float.NaN)));
        Assert.True(float.IsNaN(Elementary.Log(float.NaN)));
        Assert.True(float.IsNaN(Elementary.Sqrt(float.NaN)));
        Assert.True(float.IsNaN(Elementary.Abs(float.NaN)));
    }

    [Fact]
    public void Zeros_AndOnes_AreExact()
    {
        foreach (float zero in new[] { 0f, -0f })
        {
            Assert.True(Elementary.Sin(zero) == 0f);
            Assert.Equal(1f, Elementary.Cos(zero));
            Assert.True(Elementary.Tanh(zero) == 0f);
            Assert.Equal(1f, Elementary.Exp(zero));
            Assert.Equal(float.NegativeInfinity, Elementary.Log(zero));
        }

        Assert.True(float.IsNegative(Elementary.Tanh(-0f)));
        Assert.Equal(0f, Elementary.Log(1f));
    }

    [Fact]
    public void Infinities_GiveTheLimits()
    {
        Assert.Equal(float.PositiveInfinity, Elementary.Exp(float.PositiveInfinity));
        Assert.Equal(0f, Elementary.Exp(float.NegativeInfinity));
        Assert.Equal(float.PositiveInfinity, Elementary.Log(float.PositiveInfinity));
        Assert.Equal(float.PositiveInfinity, Elementary.Sqrt(float.PositiveInfinity));
    }

    [Fact]
    public void BelowZero_LogAndSqrt_AreNaN()
    {
        foreach (float negative in new[] { -float.Epsilon, -1f, float.NegativeInfinity })
        {
            Assert.True(float.IsNaN(Elementary.Log(negative)));
            Assert.True(float.IsNaN(Elementary.Sqrt(negative)));
        }
    }

    [Fact]
    public void Subnormals_AreNotFlushed()
    {
        const float subnormal = 1e-40f;
        Assert.Equal(subnormal, Elementary.Sin(subnormal));
        Assert.Equal(subnormal, Elementary.Tanh(subnormal));
        Assert.InRange(Elementary.Exp(-100f), 3.7e-44f, 3.8e-44f);
        Assert.InRange(Elementary.Log(subnormal), -92.10342f, -92.10339f);
        Assert.InRange(Elementary.Log(float.Epsilon), -103.27894f, -103.27892f);
    }

    /// <summary>The reduction's quarter turns are a little off for huge angles, and the polynomial leaves its range.</summary>
    private static bool IsSine(float value, double expected, float radians) =>
        Math.Abs(value) <= 1f && Math.Abs(value - expected) <= (radians <= 1048576f ? 9.4e-8 : 3.3e-7);

    /// <summary>Asks the same of every stride-th float of a range of floats from 0 up.</summary>
    private static void Sweep(float low, float high, uint stride, Func<float, bool> holds)
    {
        const int chunks = 64;
        uint first = BitConverter.SingleToUInt32Bits(low), last = BitConverter.SingleToUInt32Bits(high);
        uint count = (last - first) / stride + 1;
        Assert.True(count > 20_000, $"only {count} floats");
        Parallel.For(0, chunks, chunk =>
        {
            for (ulong index = (ulong)chunk; index < count; index += chunks)
            {
                float x = BitConverter.UInt32BitsToSingle(first + (uint)index * stride);
                if (!holds(x))
                    Assert.Fail($"does not hold at {x:R}");
            }
        });
    }
}
