using Xunit;

namespace GpuEs.Tests;

/// <summary>What <see cref="Real"/> promises beyond a float.</summary>
public class RealTests
{
    // The square is 1 + 2^-11 + 2^-24, of which a float loses the last term and a fused multiply-add does not.
    private const float Side = 1f + 1f / 4096f;
    private const float RoundedSquare = 1f + 1f / 2048f;
    private const float LostBySquaring = 1f / 16777216f;

    [Fact]
    public void Product_InASum_IsRoundedOnItsOwn()
    {
        Real side = Side, rounded = RoundedSquare;
        Assert.Equal(0f, (float)(side * side - rounded));
        Assert.Equal(0f, (float)(-rounded + side * side));
    }

    [Fact]
    public void MultiplyAdd_RoundsOnce() =>
        Assert.Equal(LostBySquaring, (float)Real.MultiplyAdd(Side, Side, -RoundedSquare));

    [Fact]
    public void FloatConstants_BesideAReal_UseItsProduct()
    {
        // A float and a Real: the operator is Real's, not float's.
        Real right = Side;
        Assert.IsType<Real>(Side * right);
        Assert.IsType<Real>(right * Side);
    }

    [Theory]
    [InlineData(-3f, -2f)]
    [InlineData(-2f, -2f)]
    [InlineData(0.5f, 0.5f)]
    [InlineData(5f, 5f)]
    [InlineData(6f, 5f)]
    [InlineData(float.NegativeInfinity, -2f)]
    [InlineData(float.PositiveInfinity, 5f)]
    [InlineData(float.NaN, float.NaN)]
    public void Clamp_LimitsToTheRange_AndNaNStaysNaN(float value, float expected) =>
        Assert.Equal(expected, (float)Real.Clamp(value, -2f, 5f));

    [Fact]
    public void Operators_AreIeee()
    {
        Real third = 1f / 3f;
        Assert.Equal(1f / 3f + 0.1f, (float)(third + 0.1f));
        Assert.Equal(1f / 3f - 0.1f, (float)(third - 0.1f));
        Assert.Equal(0.1f / (1f / 3f), (float)(0.1f / third));
        Assert.Equal(-1f / 3f, (float)-third);
        Assert.Equal(float.PositiveInfinity, (float)(third / 0f));
    }
}
