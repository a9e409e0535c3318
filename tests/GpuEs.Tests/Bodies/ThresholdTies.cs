namespace GpuEs.Tests;

/// <summary>
/// States in which a limit or a contact is so near to where it comes into force that rounding to floats decides: recognised
/// in double precision from recorded positions, whatever the recording.
/// </summary>
internal static class ThresholdTies
{
    /// <summary>Metres or radians: some times what positions of a few metres are rounded by on their way through a tree of bodies.</summary>
    private const double Nearness = 1e-5;

    // Metres by which another projection shortens the distance.
    private const double Convergence = 1e-9;

    public static bool Has(ModelConstants constants, RecordedStates states, int state) =>
        HasLimit(constants.Joints, states.Numbers(state, "qpos"))
        || HasContact(constants, states.Numbers(state, "geom_xpos"), states.Numbers(state, "geom_xmat"));

    private static bool HasLimit(JointTable joints, double[] qpos) => Enumerable.Range(0, joints.Count).Any(joint =>
    {
        double position = qpos[joints.QposAdr[joint]], margin = joints.Margin[joint];
        return joints.Limited[joint]
            && (Math.Abs(position - joints.Range[2 * joint] - margin) < Nearness
                || Math.Abs(joints.Range[2 * joint + 1] - position - margin) < Nearness);
    });

    private static bool HasContact(ModelConstants constants, double[] xpos, double[] xmat) =>
        constants.CandidatePairs.Any(pair => Distances(constants.Geoms, pair, xpos, xmat)
            .Any(distance => Math.Abs(distance - (pair.Margin - pair.Gap)) < Nearness));

    private static IEnumerable<double> Distances(GeomTable geoms, CandidatePair pair, double[] xpos, double[] xmat)
    {
        (double[] start2, double[] end2) = Segment(geoms, pair.Geom2, xpos, xmat);
        double radius = geoms.Size[3 * pair.Geom2];
        if (geoms.Kind[pair.Geom1] == GeomKind.Plane)
        {
            int g = pair.Geom1;
            double[] normal = [xmat[9 * g + 2], xmat[9 * g + 5], xmat[9 * g + 8]], at = xpos[(3 * g)..(3 * g + 3)];
            return [Dot(normal, Minus(start2, at)) - radius, Dot(normal, Minus(end2, at)) - radius];
        }

        (double[] start1, double[] end1) = Segment(geoms, pair.Geom1, xpos, xmat);
        return [Between(start1, end1, start2, end2) - radius - geoms.Size[3 * pair.Geom1]];
    }

    // A sphere is a segment of no length.
    private static (double[] Start, double[] End) Segment(GeomTable geoms, int geom, double[] xpos, double[] xmat)
    {
        double half = geoms.Kind[geom] == GeomKind.Capsule ? geoms.Size[3 * geom + 1] : 0;
        double[] At(double along) => [.. Enumerable.Range(0, 3).Select(k => xpos[3 * geom + k] + along * xmat[9 * geom + 3 * k + 2])];
        return (At(-half), At(half));
    }

    // By alternating projections, which end on the nearest points of two segments.
    private static double Between(double[] start1, double[] end1, double[] start2, double[] end2)
    {
        double[] point = start1;
        for (double before = double.PositiveInfinity; ;)
        {
            double[] other = Nearest(point, start2, end2);
            point = Nearest(other, start1, end1);
            double[] apart = Minus(point, other);
            double distance = Math.Sqrt(Dot(apart, apart));
            if (before - distance < Convergence)
                return distance;
            before = distance;
        }
    }

    private static double[] Nearest(double[] point, double[] start, double[] end)
    {
        double[] along = Minus(end, start);
        double square = Dot(along, along), at = square > 0 ? Math.Clamp(Dot(Minus(point, start), along) / square, 0, 1) : 0;
        return [.. start.Select((value, k) => value + at * along[k])];
    }

    private static double[] Minus(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a - b)];

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
