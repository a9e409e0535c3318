using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// What <see cref="Real"/> has beside the functions of <see cref="Elementary"/>, against double precision. The errors
/// asserted are those that it states.
/// </summary>
public class RealFunctionTests
{
    private const double PowError = 2.2e-7;
    private const double Atan2Error = 1.8e-7;
    private const double SmallestNormal = 1.17549435e-38;
    private const double SmallestSubnormal = 1.401298464324817e-45;
    private const int Pairs = 1_000_000;

    private static readonly float[] Special =
    [
        0f, float.Epsilon, 1e-40f, 1e-30f, 0.25f, 0.5f, 0.99999994f, 1f, 1.0000001f, 1.5f, 2f, 2.5f, 3f, 100f, 8388607.5f,
        8388608f, 16777215f, 16777216f, 1e30f, float.MaxValue, float.PositiveInfinity, float.NaN,
    ];

    private static readonly float[] Signed = [.. Special, .. Special.Select(value => -value)];

    [Fact]
    public void Pow_IsWithinItsStatedError() => ForPairs((bits, other) =>
    {
        // Any base, and an exponent that keeps the power in range or a little beyond.
        float x = BitConverter.UInt32BitsToSingle(bits & 0x7FFFFFFF);
        if (!float.IsFinite(x) || x == 0f)
            return;
        float y = (float)(((int)other / 2147483648.0) * 110 / Math.Abs(Math.Log(x)));
        if (float.IsFinite(y))
            AssertNear(Math.Pow(x, y), Real.Pow(x, y), PowError, $"{x:R} to the {y:R}");
    });

    [Fact]
    public void Pow_NearOneAndOfWholeExponents_IsWithinItsStatedError() => ForPairs((bits, other) =>
    {
        float x = 1f + (int)bits / 2147483648f * 0.5f, y = (int)other >> 20;
        AssertNear(Math.Pow(x, y), Real.Pow(x, y), PowError, $"{x:R} to the {y:R}");
        AssertNear(Math.Pow(-x, y), Real.Pow(-x, y), PowError, $"{-x:R} to the {y:R}");
    });

    [Fact]
    public void Pow_OfSpecialValues_IsIeee()
    {
        foreach (float x in Signed)
        {
            foreach (float y in Signed)
                AssertNear(Math.Pow(x, y), Real.Pow(x, y), PowError, $"{x:R} to the {y:R}");
        }
    }

    [Fact]
    public void Atan2_IsWithinItsStatedError() => ForPairs((bits, other) =>
    {
        float y = BitConverter.UInt32BitsToSingle(bits), x = BitConverter.UInt32BitsToSingle(other);
        AssertNear(Math.Atan2(y, x), Real.Atan2(y, x), Atan2Error, $"({x:R}, {y:R})");

        // Most pairs of floats are far from the diagonal.
        x = (1f + (int)other / 2147483648f) * y;
        AssertNear(Math.Atan2(y, x), Real.Atan2(y, x), Atan2Error, $"({x:R}, {y:R})");
    });

    [Fact]
    public void Atan2_OfSpecialValues_IsIeee()
    {
        foreach (float y in Signed)
        {
            foreach (float x in Signed)
                AssertNear(Math.Atan2(y, x), Real.Atan2(y, x), Atan2Error, $"({x:R}, {y:R})");
        }
    }

    [Fact]
    public void FloorAndRound_AreExact()
    {
        ForPairs((bits, other) => Check(BitConverter.UInt32BitsToSingle(bits)));
        ForPairs((bits, other) => Check((int)bits / 2f % 4096f));
        Assert.All(Signed, Check);

        static void Check(float x)
        {
            AssertBits(MathF.Floor(x), Real.Floor(x), $"floor of {x:R}");
            AssertBits(MathF.Round(x), Real.Round(x), $"{x:R}, rounded");
        }
    }

    [Fact]
    public void MinMaxAndSign_AreThoseOfTheHost()
    {
        foreach (float left in Signed)
        {
            foreach (float right in Signed)
            {
                string pair = $"{left:R} and {right:R}";
                AssertBits(left == right ? right : MathF.Min(left, right), Real.Min(left, right), pair);
                AssertBits(left == right ? right : MathF.Max(left, right), Real.Max(left, right), pair);
            }

            AssertBits(float.IsNaN(left) || left == 0f ? left : MathF.Sign(left), Real.Sign(left), $"sign of {left:R}");
        }
    }

    [Fact]
    public void Normal_IsThatOfBoxAndMuller()
    {
        const double error = 3e-6;
        var random = new EpisodeRandom(seed: 5, generation: 2, instance: 3);
        for (uint draw = 0; draw < 20_000; draw++)
        {
            PhiloxBlock bits = Philox.Draw(5, new PhiloxBlock(draw, 3, 2, RandomDomain.Episode));
            double radius = Math.Sqrt(-2 * Math.Log(((bits.Word0 >> 8) + 1) / 16777216.0));
            double expected = radius * Math.Cos((bits.Word1 >> 8) / 16777216.0 * 2 * Math.PI);
            float actual = random.NextNormal();
            Assert.True(Math.Abs(actual - expected) <= error, $"draw {draw}: {actual:R} for {expected:R}");
        }
    }

    [Fact]
    public void Normals_HaveTheMomentsOfANormal()
    {
        // Four standard errors of each, at this number of draws.
        const int draws = 400_000;
        double tolerance = 4 / Math.Sqrt(draws);
        var random = new EpisodeRandom(seed: 11);
        double[] sums = new double[5];
        for (int draw = 0; draw < draws; draw++)
        {
            double normal = (float)random.NextNormal(mean: 3f, deviation: 0.5f);
            for (int power = 1; power <= 4; power++)
                sums[power] += Math.Pow((normal - 3) / 0.5, power) / draws;
        }

        Assert.InRange(sums[1], -tolerance, tolerance);
        Assert.InRange(sums[2], 1 - tolerance * Math.Sqrt(2), 1 + tolerance * Math.Sqrt(2));
        Assert.InRange(sums[3], -tolerance * Math.Sqrt(15), tolerance * Math.Sqrt(15));
        Assert.InRange(sums[4], 3 - tolerance * Math.Sqrt(96), 3 + tolerance * Math.Sqrt(96));
    }

    private static void ForPairs(Action<uint, uint> check) => Parallel.For(0, Pairs / 2, index =>
    {
        PhiloxBlock bits = Philox.Draw(1, new PhiloxBlock((uint)index, 0, 0, 0));
        check(bits.Word0, bits.Word1);
        check(bits.Word2, bits.Word3);
    });

    private static void AssertNear(double expected, float actual, double relative, string what)
    {
        float rounded = (float)expected;
        bool isNear = float.IsNaN(rounded) || rounded == 0f || float.IsInfinity(rounded)
            ? IsSpecial(expected, rounded, actual, relative)
            : Math.Sign(expected) == Math.Sign(actual) && Math.Abs(actual - expected)
                <= relative * Math.Abs(expected) + (Math.Abs(expected) < SmallestNormal ? SmallestSubnormal : 0);
        if (!isNear)
            Assert.Fail($"{what}: {actual:R} in place of {expected:R}");
    }

    // At the ends of the range a result may go to the one side or the other.
    private static bool IsSpecial(double expected, float rounded, float actual, double relative) =>
        SameBits(rounded, actual)
        || (rounded == 0f && expected != 0 && Math.Abs(actual) <= SmallestSubnormal)
        || (double.IsFinite(expected) && float.IsInfinity(rounded) && Math.Abs(actual - expected) <= relative * Math.Abs(expected));

    private static void AssertBits(float expected, float actual, string what)
    {
        if (!SameBits(expected, actual))
            Assert.Fail($"{what}: {actual:R} in place of {expected:R}");
    }

    private static bool SameBits(float left, float right) =>
        BitConverter.SingleToInt32Bits(left) == BitConverter.SingleToInt32Bits(right)
        || (float.IsNaN(left) && float.IsNaN(right));
}
