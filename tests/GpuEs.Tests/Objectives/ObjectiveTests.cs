using Xunit;

namespace GpuEs.Tests;

/// <summary>The objectives against their formulas from the literature in double precision.</summary>
public class ObjectiveTests
{
    private delegate float Objective(float[] point);

    // Each term is a handful of float roundings of its own size, and a sum of n terms rounds n times.
    private const double RelativeTolerancePerTerm = 2e-7;

    /// <summary>A ripple's answer to the rounding of its argument: Griewank's reaches 600 rad.</summary>
    private const double AbsoluteTolerance = 2e-5;

    private static readonly int[] Dimensions = [1, 2, 3, 10, 100];

    private static readonly Dictionary<string, (Objective Subject, Func<float[], double> Reference, float StartLimit)>
        Cases = new()
        {
            ["sphere"] = (Evaluate<Sphere>, SphereFormula, Sphere.StartLimit),
            ["rosenbrock"] = (Evaluate<Rosenbrock>, RosenbrockFormula, Rosenbrock.StartLimit),
            ["rastrigin"] = (Evaluate<Rastrigin>, RastriginFormula, Rastrigin.StartLimit),
            ["ackley"] = (Evaluate<Ackley>, AckleyFormula, Ackley.StartLimit),
            ["griewank"] = (Evaluate<Griewank>, GriewankFormula, Griewank.StartLimit),
        };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_IsTheFormulas(string name)
    {
        (Objective subject, Func<float[], double> reference, float limit) = Cases[name];
        var random = new Random(17);
        foreach (int dimension in Dimensions)
        {
            for (int repeat = 0; repeat < 200; repeat++)
            {
                // Small points too: there the terms cancel.
                double size = limit * Math.Pow(10, -(repeat % 4));
                float[] point = [.. Enumerable.Range(0, dimension)
                    .Select(_ => (float)(size * (2 * random.NextDouble() - 1)))];
                double expected = reference(point);
                double tolerance = AbsoluteTolerance + RelativeTolerancePerTerm * (dimension + 5) * Math.Abs(expected);
                Assert.InRange(subject(point), expected - tolerance, expected + tolerance);
            }
        }
    }

    [Theory]
    [InlineData("sphere", 0f)]
    [InlineData("rosenbrock", 1f)]
    [InlineData("rastrigin", 0f)]
    [InlineData("ackley", 0f)]
    [InlineData("griewank", 0f)]
    public void Minimum_IsExactlyZero_AndNothingNearIsLower(string name, float minimiser)
    {
        Objective subject = Cases[name].Subject;
        var random = new Random(18);
        foreach (int dimension in Dimensions)
        {
            float[] point = [.. Enumerable.Repeat(minimiser, dimension)];
            Assert.Equal(0f, subject(point));
            for (int repeat = 0; repeat < 100; repeat++)
            {
                float[] near = [.. point.Select(value => value + (float)(random.NextDouble() - 0.5) * 0.02f)];
                float value = subject(near);
                Assert.True(name == "rosenbrock" && dimension == 1 ? value == 0f : value > 0f, $"{value} nearby");
            }
        }
    }

    [Fact]
    public void Goal_IsToMinimise()
    {
        Assert.Equal(Goal.Minimise, GoalOf<Sphere>());
        Assert.Equal(Goal.Minimise, GoalOf<Rosenbrock>());
        Assert.Equal(Goal.Minimise, GoalOf<Rastrigin>());
        Assert.Equal(Goal.Minimise, GoalOf<Ackley>());
        Assert.Equal(Goal.Minimise, GoalOf<Griewank>());
    }

    [Fact]
    public void Value_OfNaN_IsNaN()
    {
        Assert.All(Cases.Values, candidate => Assert.True(float.IsNaN(candidate.Subject([1f, float.NaN, 1f]))));
    }

    private static Goal GoalOf<TObjective>()
        where TObjective : unmanaged, IObjective<TObjective> => TObjective.Goal;

    private static float Evaluate<TObjective>(float[] point)
        where TObjective : unmanaged, IObjective<TObjective> =>
        TObjective.Evaluate(new ArrayPoint(point), point.Length);

    private static double SphereFormula(float[] point) => point.Sum(value => (double)value * value);

    private static double RosenbrockFormula(float[] point) => point.Zip(point.Skip(1), (here, next) =>
        100 * Math.Pow(next - (double)here * here, 2) + Math.Pow(1 - (double)here, 2)).Sum();

    private static double RastriginFormula(float[] point) => 10 * point.Length
        + point.Sum(value => (double)value * value - 10 * Math.Cos(2 * Math.PI * value));

    private static double AckleyFormula(float[] point) => 20 + Math.E
        - 20 * Math.Exp(-0.2 * Math.Sqrt(SphereFormula(point) / point.Length))
        - Math.Exp(point.Average(value => Math.Cos(2 * Math.PI * value)));

    private static double GriewankFormula(float[] point) => 1 + SphereFormula(point) / 4000
        - point.Select((value, index) => Math.Cos(value / Math.Sqrt(index + 1)))
            .Aggregate((left, right) => left * right);
}
