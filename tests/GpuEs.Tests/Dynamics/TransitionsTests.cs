using Xunit;

namespace GpuEs.Tests;

/// <summary>Recorded transitions, and how they are scaled.</summary>
public class TransitionsTests
{
    [Fact]
    public void Recorded_StepsAreTheEnvironments()
    {
        // Inputs minus 0 times 1 is what was observed.
        var transitions = new Transitions<Pendulum>();
        transitions.Record(count: 350, seed: 4);
        Assert.Equal(350, transitions.Count);
        float[] steps = Read(transitions, new([0, 0, 0, 0], [1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1]), 8);
        for (int step = 0; step < 350; step++)
        {
            Span<float> row = steps.AsSpan(step * 8, 8);
            double angle = Math.Atan2(row[1], row[0]), velocity = row[2], torque = row[3];
            Assert.InRange(torque, -2, 2);

            // Pendulum-v1's reward, and its change of velocity.
            double reward = -(angle * angle + 0.1 * velocity * velocity + 0.001 * torque * torque);
            Assert.Equal(reward, row[7], 1e-4);
            double next = Math.Clamp(velocity + 0.05 * (15 * Math.Sin(angle) + 3 * torque), -8, 8);
            Assert.Equal(next - velocity, row[6], 1e-5);
        }

        Assert.InRange(Enumerable.Range(0, 350).Count(step => steps[step * 8 + 3] > 0), 140, 210);
    }

    [Fact]
    public void Record_EndsEpisodesWhereTheTaskEnds()
    {
        var transitions = new Transitions<CartPole>();
        transitions.Record(count: 500, seed: 4);
        float[] steps = Read(transitions, new(new float[6], [1, 1, 1, 1, 1, 1], new float[5], [1, 1, 1, 1, 1]), 11);

        // Episodes of random actions last some twenty steps; each starts within 0.05 of the middle.
        int starts = Enumerable.Range(1, 499).Count(step => Enumerable.Range(0, 4).Any(index =>
        {
            Span<float> before = steps.AsSpan((step - 1) * 11, 11), now = steps.AsSpan(step * 11, 11);
            return Math.Abs(before[index] + before[6 + index] - now[index]) > 1e-6;
        }));
        Assert.InRange(starts, 10, 60);
        Assert.All(Enumerable.Range(0, 500), step => Assert.Equal(1f, steps[step * 11 + 4] + steps[step * 11 + 5]));
    }

    [Fact]
    public void Record_GivesUpOnAnEnvironmentThatNeverBegins()
    {
        var transitions = new Transitions<AlwaysOver>();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => transitions.Record(1, seed: 1));
        Assert.Contains(nameof(AlwaysOver), exception.Message, StringComparison.Ordinal);
        new Transitions<SometimesOver>().Record(50, seed: 1);
    }

    [Fact]
    public void Scaling_MakesObservationsAndOutputsStandard()
    {
        var transitions = new Transitions<CartPole>();
        transitions.Record(count: 500, seed: 4);
        float[] samples = Read(transitions, transitions.Scaling(), 11);
        int[] standard = [0, 1, 2, 3, 6, 7, 8, 9];
        foreach (int column in standard)
        {
            double[] values = [.. Enumerable.Range(0, 500).Select(step => (double)samples[step * 11 + column])];
            Assert.Equal(0, values.Average(), 1e-4);
            Assert.Equal(1, values.Average(value => value * value), 1e-4);
        }

        // CartPole's reward is always 1: nothing is left for the network to learn.
        DynamicsScaling scaling = transitions.Scaling();
        Assert.Equal((1f, 0f), (scaling.OutputOffset[4], scaling.OutputScale[4]));
        Assert.All(Enumerable.Range(0, 500), step => Assert.Equal(0f, samples[step * 11 + 10]));
    }

    [Fact]
    public void Shuffled_SamplesAreAllThere()
    {
        var transitions = new Transitions<Pendulum>();
        transitions.Record(count: 100, seed: 4);
        DynamicsScaling scaling = transitions.Scaling();
        float[] ordered = Read(transitions, scaling, 8), shuffled = Read(transitions, scaling, 8, shuffleSeed: 3);
        Assert.NotEqual(ordered, shuffled);
        Assert.Equal(Rows(ordered).Order(), Rows(shuffled).Order());
    }

    private static IEnumerable<string> Rows(float[] samples) => samples.Chunk(8).Select(row => string.Join(' ', row));

    private static float[] Read<TEnvironment>(
        Transitions<TEnvironment> transitions, DynamicsScaling scaling, int length, ulong? shuffleSeed = null)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        using PredictionSamples samples = transitions.Samples(scaling, shuffleSeed);
        HostMemory memory = samples.OnHost;
        return [.. Enumerable.Range(0, samples.Count * length).Select(index => memory[index])];
    }
}
