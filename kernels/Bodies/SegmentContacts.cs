namespace GpuEs;

/// <summary>
/// Contacts of spheres and capsules among each other, as mjc_SphereSphere, mjc_SphereCapsule and mjc_CapsuleCapsule: of two
/// spheres in the nearest points of the centre lines, a sphere's being a point; of parallel capsules two.
/// </summary>
internal static class SegmentContacts<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    // The square of the cross product of the half axes below which MuJoCo takes them as parallel (its mjMINVAL).
    private const float ParallelSquared = 1e-15f;

    public static void Run(TCells cells, TTables tables, in BodyLayout layout, ref ConstraintSet<T> set)
    {
        for (int geom = 0; geom < layout.NsegmentGeom; geom++)
            Place(cells, tables, layout, geom);
        int slot = layout.Nlimit + layout.NplanePoint + layout.NplaneShapePoint;
        for (int pair = 0; pair < layout.NspherePair + layout.NcapsulePair; pair++)
        {
            bool hasSphere = pair < layout.NspherePair;
            T isNear = IsNear(cells, tables, layout, pair);
            if (T.Any(isNear))
            {
                if (hasSphere)
                    Sphere(cells, tables, layout, pair, slot, isNear, ref set);
                else
                    Capsules(cells, tables, layout, pair, slot, isNear, ref set);
            }

            slot += hasSphere ? 1 : 2;
        }
    }

    private static void Place(TCells cells, TTables tables, in BodyLayout layout, int geom)
    {
        int body = tables.Whole(layout.SegmentGeomWholes + SegmentRecord.GeomWholes * geom + SegmentRecord.BodyId);
        int numbers = layout.SegmentGeomNumbers + SegmentRecord.GeomNumbers * geom, matrix = layout.Xmat + 9 * body;
        (Vector3<T>.Load(cells, layout.Xpos + 3 * body)
            + Rotation<T, TCells>.Multiply(cells, matrix, Vector3<T>.Constant(tables, numbers + SegmentRecord.Center)))
            .Store(cells, layout.SegmentXpos + 3 * geom);
        Rotation<T, TCells>.Multiply(cells, matrix, Vector3<T>.Constant(tables, numbers + SegmentRecord.Axis))
            .Store(cells, layout.SegmentAxis + 3 * geom);
    }

    private static T IsNear(TCells cells, TTables tables, in BodyLayout layout, int pair)
    {
        Vector3<T> between = Between(cells, tables, layout, pair);
        return Vector3<T>.Dot(between, between)
            < tables.Number(layout.SegmentPairNumbers + SegmentRecord.PairNumbers * pair + SegmentRecord.NearSquared);
    }

    private static int First(TTables tables, in BodyLayout layout, int pair) =>
        tables.Whole(layout.SegmentPairWholes + SegmentRecord.PairWholes * pair + SegmentRecord.First);

    private static int Second(TTables tables, in BodyLayout layout, int pair) =>
        tables.Whole(layout.SegmentPairWholes + SegmentRecord.PairWholes * pair + SegmentRecord.Second);

    // From the first centre to the second.
    private static Vector3<T> Between(TCells cells, TTables tables, in BodyLayout layout, int pair) =>
        Vector3<T>.Load(cells, layout.SegmentXpos + 3 * Second(tables, layout, pair))
        - Vector3<T>.Load(cells, layout.SegmentXpos + 3 * First(tables, layout, pair));

    private static Vector3<T> Axis(TCells cells, in BodyLayout layout, int geom) =>
        Vector3<T>.Load(cells, layout.SegmentAxis + 3 * geom);

    private static void Sphere(
        TCells cells, TTables tables, in BodyLayout layout, int pair, int slot, T isNear, ref ConstraintSet<T> set)
    {
        Vector3<T> axis = Axis(cells, layout, Second(tables, layout, pair)), between = Between(cells, tables, layout, pair);
        // Of two spheres the axis is 0, and so is the quotient.
        T square = T.Max(Vector3<T>.Dot(axis, axis), ParallelSquared);
        T along = T.Clamp(-Vector3<T>.Dot(axis, between) / square, -1f, 1f);
        SegmentTouch<T, TCells, TTables>.Append(
            cells, tables, layout, pair, slot, new(0f, 0f, 0f), axis * along, isNear, ref set);
    }

    private static void Capsules(
        TCells cells, TTables tables, in BodyLayout layout, int pair, int slot, T isNear, ref ConstraintSet<T> set)
    {
        Vector3<T> axis1 = Axis(cells, layout, First(tables, layout, pair)), axis2 = Axis(cells, layout, Second(tables, layout, pair));
        Vector3<T> cross = Vector3<T>.Cross(axis1, axis2);
        T isParallel = isNear & (Vector3<T>.Dot(cross, cross) < ParallelSquared);
        T isCrossing = isNear & !isParallel;
        if (T.Any(isCrossing))
            Crossing(cells, tables, layout, pair, slot, isCrossing, ref set);
        if (T.Any(isParallel))
            ParallelCapsules<T, TCells, TTables>.Run(cells, tables, layout, pair, slot, isParallel, ref set);
    }

    // Where the lines are nearest, in half axes from the centres, then limited to the segments. The determinant is the
    // square of the cross product: the difference of products that MuJoCo takes in double would lose all digits in float.
    private static void Crossing(
        TCells cells, TTables tables, in BodyLayout layout, int pair, int slot, T isActive, ref ConstraintSet<T> set)
    {
        Vector3<T> axis1 = Axis(cells, layout, First(tables, layout, pair)), axis2 = Axis(cells, layout, Second(tables, layout, pair));
        Vector3<T> between = Between(cells, tables, layout, pair), cross = Vector3<T>.Cross(axis1, axis2);
        T determinant = T.Max(Vector3<T>.Dot(cross, cross), ParallelSquared);
        T x1 = Vector3<T>.Dot(Vector3<T>.Cross(between, axis2), cross) / determinant;
        T x2 = Vector3<T>.Dot(Vector3<T>.Cross(between, axis1), cross) / determinant;
        T square1 = Vector3<T>.Dot(axis1, axis1), square2 = Vector3<T>.Dot(axis2, axis2), mixed = Vector3<T>.Dot(axis1, axis2);
        T toFirst = Vector3<T>.Dot(axis1, between), toSecond = -Vector3<T>.Dot(axis2, between);
        T isOut1 = T.Abs(x1) > 1f;
        x1 = T.Clamp(x1, -1f, 1f);
        x2 = T.Select(isOut1, T.MultiplyAdd(mixed, x1, toSecond) / square2, x2);
        T isOut2 = T.Abs(x2) > 1f;
        x2 = T.Clamp(x2, -1f, 1f);
        x1 = T.Select(isOut2, T.Clamp(T.MultiplyAdd(mixed, x2, toFirst) / square1, -1f, 1f), x1);
        SegmentTouch<T, TCells, TTables>.Append(cells, tables, layout, pair, slot, axis1 * x1, axis2 * x2, isActive, ref set);
    }
}
