namespace GpuEs;

/// <summary>Two geoms that may touch, with what holds for their contact (mj_contactParam, or a pair element's own words).</summary>
/// <param name="Geom1">The one of the lower <see cref="GeomKind"/>, else of the lower number.</param>
/// <param name="Geom2">The other one.</param>
/// <param name="Dimensions">condim: 1 without friction, 3 with sliding friction.</param>
/// <param name="Friction">[5] two tangents, torsion, two rolling axes.</param>
/// <param name="SolRef">[2] as <see cref="JointTable.SolRef"/>.</param>
/// <param name="SolImp">[5] as <see cref="JointTable.SolImp"/>.</param>
/// <param name="Margin">Distance at which a contact is found, m.</param>
/// <param name="Gap">A contact acts below margin - gap, MuJoCo's includemargin, m.</param>
internal sealed record CandidatePair(
    int Geom1, int Geom2, int Dimensions, double[] Friction, double[] SolRef, double[] SolImp, double Margin, double Gap)
{
    /// <summary>MuJoCo's mjMINVAL, below which a weight counts as none.</summary>
    private const double LeastWeight = 1e-15;

    /// <summary>What two geoms make of their own parameters: the one of higher priority decides, equals mix.</summary>
    public static CandidatePair Mix(GeomTable geoms, int geom1, int geom2)
    {
        (int first, int second) = Ordered(geoms, geom1, geom2);
        double margin = Math.Max(geoms.Margin[first], geoms.Margin[second]);
        double gap = Math.Max(geoms.Gap[first], geoms.Gap[second]);
        if (geoms.Priority[first] != geoms.Priority[second])
        {
            int decides = geoms.Priority[first] > geoms.Priority[second] ? first : second;
            return new CandidatePair(
                first, second, geoms.ConDim[decides], Widen(geoms.Friction.AsSpan(3 * decides, 3)),
                geoms.SolRef[(2 * decides)..(2 * decides + 2)], geoms.SolImp[(5 * decides)..(5 * decides + 5)], margin, gap);
        }

        double weight = Weight(geoms.SolMix[first], geoms.SolMix[second]);
        double[] friction = [.. Enumerable.Range(0, 3).Select(k =>
            Math.Max(geoms.Friction[3 * first + k], geoms.Friction[3 * second + k]))];
        // A solref that is not positive holds stiffness and damping, which do not mix with time constants.
        bool standard = geoms.SolRef[2 * first] > 0 && geoms.SolRef[2 * second] > 0;
        double[] solRef = [.. Enumerable.Range(0, 2).Select(k => standard
            ? weight * geoms.SolRef[2 * first + k] + (1 - weight) * geoms.SolRef[2 * second + k]
            : Math.Min(geoms.SolRef[2 * first + k], geoms.SolRef[2 * second + k]))];
        double[] solImp = [.. Enumerable.Range(0, 5).Select(k =>
            weight * geoms.SolImp[5 * first + k] + (1 - weight) * geoms.SolImp[5 * second + k])];
        int dimensions = Math.Max(geoms.ConDim[first], geoms.ConDim[second]);
        return new CandidatePair(first, second, dimensions, Widen(friction), solRef, solImp, margin, gap);
    }

    public static (int Geom1, int Geom2) Ordered(GeomTable geoms, int geom1, int geom2) =>
        geoms.Kind[geom1] > geoms.Kind[geom2] ? (geom2, geom1) : (geom1, geom2);

    private static double Weight(double first, double second) => (first >= LeastWeight, second >= LeastWeight) switch
    {
        (true, true) => first / (first + second),
        (false, false) => 0.5,
        (true, false) => 1,
        (false, true) => 0,
    };

    private static double[] Widen(ReadOnlySpan<double> friction) =>
        [friction[0], friction[0], friction[1], friction[2], friction[2]];
}
