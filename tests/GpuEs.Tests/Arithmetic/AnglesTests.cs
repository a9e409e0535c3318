using Xunit;

namespace GpuEs.Tests;

public class AnglesTests
{
    /// <summary>Half a unit in the last place of pi.</summary>
    private const double Tolerance = 1.2e-7;

    [Fact]
    public void Wrap_KeepsTheDirection_WithinHalfATurn()
    {
        var random = new Random(5);
        for (int repeat = 0; repeat < 100_000; repeat++)
        {
            // From far less than a turn to a million radians.
            float radians = (float)((random.NextDouble() - 0.5) * Math.Pow(10, repeat % 7));
            float wrapped = Angles.Wrap(radians);
            double beyond = Tolerance * (1 + Math.Abs(radians));
            Assert.InRange(wrapped, -Math.PI - beyond, Math.PI + beyond);
            Assert.InRange(Math.IEEERemainder((double)wrapped - radians, 2 * Math.PI), -Tolerance, Tolerance);
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    [InlineData(-3f)]
    [InlineData(3.14159f)]
    public void Wrap_WithinHalfATurn_ChangesNothing(float radians) => Assert.Equal(radians, (float)Angles.Wrap(radians));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Wrap_OfNoAngle_IsNaN(float radians) => Assert.True(float.IsNaN(Angles.Wrap(radians)));
}
