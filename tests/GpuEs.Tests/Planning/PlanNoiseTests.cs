using MathNet.Numerics.Statistics;
using Xunit;

namespace GpuEs.Tests;

/// <summary>What candidates are drawn from: white and colored normals, and choices by probability.</summary>
public class PlanNoiseTests
{
    private const int Horizon = 6, Candidates = 4096;

    // In standard errors of a sample of J: true noise fails a comparison once in 16000 seeds. The seeds are fixed.
    private const double StandardErrors = 4;

    // Small enough that no action reaches the limit, where it would be clipped: 4.2 deviations of white noise.
    private const float Deviation = 0.2f;

    private static readonly double Error = StandardErrors / Math.Sqrt(Candidates);

    private static readonly CrossEntropyPlannerOptions Options = new()
    {
        Horizon = Horizon,
        Iterations = 2,
        Candidates = Candidates,
        Seed = 4,
        InitialDeviation = Deviation,
    };

    public static MatrixTheoryData<string, float> Exponents => TestDevices.With<float>([0f, 1f, 3.5f]);

    [Theory]
    [MemberData(nameof(Exponents))]
    public void Normals_HaveTheirMomentsAndSpectrum(string device, float exponent)
    {
        double[][] normals = Normals(device, Options with { NoiseExponent = exponent }, default, iteration: 0);
        for (int coordinate = 0; coordinate < normals.Length; coordinate++)
        {
            Assert.Equal(0, normals[coordinate].Mean(), Error);
            Assert.Equal(1, normals[coordinate].Variance(), Error * Math.Sqrt(2));
            for (int other = 0; other < coordinate; other++)
            {
                // The two components are independent of each other.
                int lag = (coordinate - other) / 2;
                double expected = coordinate % 2 == other % 2 ? LagCorrelation(lag, exponent) : 0;
                Assert.Equal(expected, Correlation.Pearson(normals[coordinate], normals[other]), Error);
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Normals_OfOtherAgentsPlansAndRoundsAreUnrelated(string device)
    {
        double[][][] others =
        [
            Normals(device, Options, default, iteration: 0),
            Normals(device, Options, new AgentStream(1, 0), iteration: 0),
            Normals(device, Options, new AgentStream(0, 1), iteration: 0),
            Normals(device, Options, default, iteration: 1),
            Normals(device, Options with { Seed = 5 }, default, iteration: 0),
        ];
        for (int left = 0; left < others.Length; left++)
        {
            for (int right = 0; right < left; right++)
            {
                foreach ((double[] first, double[] second) in others[left].Zip(others[right]))
                    Assert.Equal(0, Correlation.Pearson(first, second), Error);
            }
        }

        // Neighbouring candidates too.
        foreach (double[] normals in others[0])
            Assert.Equal(0, Correlation.Pearson(normals[..^1], normals[1..]), Error);
    }

    /// <summary>Alike at first; then as refitted, which leaves some choices improbable.</summary>
    [Theory]
    [MemberData(nameof(Exponents))]
    public void Choices_AreAsFrequentAsProbable(string device, float exponent)
    {
        CrossEntropyPlannerOptions options = Options with { NoiseExponent = exponent };
        using var run = new PlanStageRun<SpringByChoices>(device, options);
        run.Start([default], _ => default);
        foreach (PlanIteration iteration in options.Schedule())
        {
            float[] probabilities = run.Distribution(0).Mean;
            run.Sample(iteration);
            float[][] sequences = run.Sequences(0);
            for (int feature = 0; feature < probabilities.Length; feature++)
            {
                int step = feature / 3, choice = feature % 3;
                double probability = probabilities[feature];
                double frequency = sequences.Count(sequence => sequence[step] == choice) / (double)Candidates;
                Assert.Equal(probability, frequency, Error * Math.Sqrt(probability * (1 - probability)));
            }

            run.Roll();
            run.Refit();
        }

        Assert.Contains(run.Distribution(0).Mean, probability => probability > 0.5f);
    }

    // By the spectrum: a sum of waves, the constant counted as the slowest, single ones with half a pair's power.
    private static double LagCorrelation(int lag, double exponent)
    {
        double sum = 0, total = 0;
        for (int frequency = -Horizon / 2 + 1; frequency <= Horizon / 2; frequency++)
        {
            double power = Math.Pow(Math.Max(Math.Abs(frequency), 1), -exponent);
            sum += power * Math.Cos(2 * Math.PI * frequency * lag / Horizon);
            total += power;
        }

        return sum / total;
    }

    // [coordinates][candidates].
    private static double[][] Normals(
        string device, CrossEntropyPlannerOptions options, AgentStream stream, int iteration)
    {
        using var run = new PlanStageRun<TwoSprings>(device, options);
        run.Start([default], _ => stream);
        run.Sample(options.Schedule()[iteration]);
        float[][] sequences = run.Sequences(0);
        return [.. Enumerable.Range(0, sequences[0].Length).Select(coordinate =>
            Array.ConvertAll(sequences, sequence => sequence[coordinate] / (double)Deviation))];
    }
}
