namespace GpuEs.Tests;

/// <summary>Fitness shaping by definition, in double precision. What is not finite is worst.</summary>
internal static class ReferenceShaping
{
    public static double[] Weights(FitnessShaping shaping, Goal goal, ReadOnlySpan<float> fitness)
    {
        double[] scores = Array.ConvertAll(fitness.ToArray(), value => Score(goal, value));
        double[] finite = Array.FindAll(scores, double.IsFinite);
        if (finite.Length == 0)
            return new double[scores.Length];
        return shaping switch
        {
            FitnessShaping.CenteredRanks => ByRank(scores, rank => rank / (scores.Length - 1.0) - 0.5),
            FitnessShaping.NesUtilities => ByRank(scores, NesUtilities(scores.Length)),
            FitnessShaping.ZScore => ByValue(scores, finite.Min(), finite.Average(), Deviation(finite)),
            _ => ByValue(scores, finite.Min(), 0, 1),
        };
    }

    // Higher is better.
    private static double Score(Goal goal, double fitness) =>
        !double.IsFinite(fitness) ? double.NegativeInfinity : goal == Goal.Minimise ? -fitness : fitness;

    // Ranks rise from the worst, 0; equal scores share the mean of what their ranks are worth.
    private static double[] ByRank(double[] scores, Func<int, double> utility)
    {
        double[] sorted = [.. scores.Order()];
        var shared = new Dictionary<double, double>();
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            double sum = 0;
            for (to = from; to < sorted.Length && sorted[to] == sorted[from]; to++)
                sum += utility(to);
            shared[sorted[from]] = sum / (to - from);
        }

        return Array.ConvertAll(scores, score => shared[score]);
    }

    // Wierstra et al. 2014, equation 4.7, times N: u_k = max(0, ln(N/2 + 1) - ln k) / sum - 1/N, k = 1 the best.
    private static Func<int, double> NesUtilities(int members)
    {
        double Raw(int rank) => Math.Max(0, Math.Log(members / 2.0 + 1) - Math.Log(members - rank));
        double sum = Enumerable.Range(0, members).Sum(Raw);
        return rank => members * (Raw(rank) / sum - 1.0 / members);
    }

    private static double[] ByValue(double[] scores, double worst, double center, double deviation) =>
        Array.ConvertAll(
            scores, score => deviation == 0 ? 0 : ((double.IsFinite(score) ? score : worst) - center) / deviation);

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
