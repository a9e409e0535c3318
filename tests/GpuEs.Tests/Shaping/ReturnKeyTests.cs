using Xunit;

namespace GpuEs.Tests;

/// <summary>Keys keep the order of returns.</summary>
public class ReturnKeyTests
{
    private static readonly float[] Rising =
    [
        float.MinValue, -1e10f, -1.0000001f, -1f, -1.17549435e-38f, -float.Epsilon, 0f, float.Epsilon, 1e-20f, 1f,
        1.0000001f, 500f, float.MaxValue,
    ];

    [Fact]
    public void From_RisesWithWhatIsMaximised()
    {
        uint[] keys = Array.ConvertAll(Rising, value => ReturnKey.From(value, Goal.Maximise));
        Assert.Equal(keys.Distinct().Order(), keys);
    }

    [Fact]
    public void From_FallsWithWhatIsMinimised()
    {
        uint[] keys = Array.ConvertAll(Rising, value => ReturnKey.From(value, Goal.Minimise));
        Assert.Equal(keys.Distinct().OrderDescending(), keys);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void From_PutsWhatIsNotFiniteBelowEverything(float value)
    {
        foreach (Goal goal in Enum.GetValues<Goal>())
        {
            Assert.Equal(ReturnKey.Worst, ReturnKey.From(value, goal));
            Assert.All(Rising, finite => Assert.InRange(
                ReturnKey.From(finite, goal), ReturnKey.Worst + 1, ReturnKey.Padding - 1));
        }
    }

    [Fact]
    public void From_TakesBothZerosForEqual() =>
        Assert.Equal(ReturnKey.From(0f, Goal.Minimise), ReturnKey.From(-0f, Goal.Minimise));
}
