using Xunit;

namespace GpuEs.Tests;

/// <summary>Where episodes start.</summary>
public class ResetTests
{
    private const int Episodes = 20000;

    /// <summary>In standard errors of the mean; an honest generator fails once in two million components.</summary>
    private const double MeanTolerance = 5;

    /// <summary>Of a uniform number's variance; its standard error over 20000 episodes is 0.6 %.</summary>
    private const double VarianceTolerance = 0.04;

    public static TheoryData<string> Names => [.. ClassicCase.All.Select(candidate => candidate.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reset_IsUniformInItsBox(string name)
    {
        ClassicCase subject = ClassicCase.Named(name);
        CheckUniform(subject.Environment, subject.ResetLow, subject.ResetHigh);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reset_DependsOnTheKeyAlone(string name)
    {
        SteppedEnvironment environment = ClassicCase.Named(name).Environment;
        float[] first = StateAfterReset(environment, seed: 7, generation: 3, instance: 11);
        Assert.Equal(first, StateAfterReset(environment, seed: 7, generation: 3, instance: 11));
        Assert.NotEqual(first, StateAfterReset(environment, seed: 8, generation: 3, instance: 11));
        Assert.NotEqual(first, StateAfterReset(environment, seed: 7, generation: 4, instance: 11));
        Assert.NotEqual(first, StateAfterReset(environment, seed: 7, generation: 3, instance: 12));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reset_DoesNotEndTheEpisode(string name)
    {
        SteppedEnvironment environment = ClassicCase.Named(name).Environment;
        environment.Reset(seed: 1, generation: 0, instance: 0);
        Assert.False(environment.IsTerminated);
        Assert.All(environment.Observation, component => Assert.True(float.IsFinite(component)));
    }

    internal static void CheckUniform(SteppedEnvironment environment, float[] low, float[] high)
    {
        double[] sums = new double[low.Length], squares = new double[low.Length];
        for (uint instance = 0; instance < Episodes; instance++)
        {
            float[] state = StateAfterReset(environment, seed: 2024, generation: 1, instance);
            Assert.Equal(low.Length, state.Length);
            for (int index = 0; index < low.Length; index++)
            {
                Assert.InRange(state[index], low[index], high[index]);
                double centered = state[index] - (low[index] + high[index]) / 2d;
                sums[index] += centered;
                squares[index] += centered * centered;
            }
        }

        for (int index = 0; index < low.Length; index++)
        {
            double width = (double)high[index] - low[index];
            double variance = width * width / 12;
            Assert.InRange(
                sums[index] / Episodes, -MeanTolerance * Math.Sqrt(variance / Episodes) - double.Epsilon,
                MeanTolerance * Math.Sqrt(variance / Episodes) + double.Epsilon);
            Assert.InRange(
                squares[index] / Episodes, variance * (1 - VarianceTolerance), variance * (1 + VarianceTolerance));
        }
    }

    private static float[] StateAfterReset(SteppedEnvironment environment, ulong seed, uint generation, uint instance)
    {
        environment.Reset(seed, generation, instance);
        return environment.State;
    }
}
