namespace GpuEs;

/// <summary>The utilities of ranks, worst first, as whole numbers; what one is worth is in <see cref="Scale"/>.</summary>
internal sealed class RankUtilities
{
    private const double NesUnits = 1 << 20;

    private RankUtilities(int members, float scale, Func<int, long> utility)
    {
        Scale = scale;
        Sums = new long[members + 1];
        for (int rank = 0; rank < members; rank++)
            Sums[rank + 1] = Sums[rank] + utility(rank);
    }

    /// <summary>[N + 1] Sum of the utilities of the ranks below r.</summary>
    public long[] Sums { get; }

    public float Scale { get; }

    public static RankUtilities For(FitnessShaping shaping, int members) =>
        shaping == FitnessShaping.NesUtilities ? Nes(members) : Centered(members);

    private static RankUtilities Centered(int members) =>
        new(members, 0.5f / (members - 1), rank => 2L * rank - (members - 1));

    private static RankUtilities Nes(int members)
    {
        var utilities = new double[members];
        double sum = 0;
        for (int rank = members - 1; rank >= 0; rank--)
        {
            // Elementary.Log, because Math.Log differs between platforms in the last bit.
            float fromBest = members - rank;
            utilities[rank] = Math.Max(0, Elementary.Log(members / 2f + 1f) - Elementary.Log(fromBest));
            sum += utilities[rank];
        }

        double perMember = members / sum;
        return new(
            members, (float)(1 / NesUnits), rank => (long)Math.Round((utilities[rank] * perMember - 1) * NesUnits));
    }
}
