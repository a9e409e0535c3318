namespace GpuEs;

/// <summary>
/// The two contacts of capsules whose axes are parallel: of the ends of each beside the other, the first two that touch,
/// as mjraw_CapsuleCapsule.
/// </summary>
internal static class ParallelCapsules<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Run(
        TCells cells, TTables tables, in BodyLayout layout, int pair, int slot, T isParallel, ref ConstraintSet<T> set)
    {
        T found = 0f;
        Vector3<T> none = new(0f, 0f, 0f), first1 = none, first2 = none, second1 = none, second2 = none;
        for (int end = 0; end < 4; end++)
        {
            T isBeside = End(cells, tables, layout, pair, slot, end, out Vector3<T> place1, out Vector3<T> place2);
            T isFirst = isBeside & (found < 0.5f), isSecond = isBeside & (found > 0.5f) & (found < 1.5f);
            first1 = Vector3<T>.Select(isFirst, place1, first1);
            first2 = Vector3<T>.Select(isFirst, place2, first2);
            second1 = Vector3<T>.Select(isSecond, place1, second1);
            second2 = Vector3<T>.Select(isSecond, place2, second2);
            found += T.Select(isBeside, 1f, 0f);
        }

        SegmentTouch<T, TCells, TTables>.Append(
            cells, tables, layout, pair, slot, first1, first2, isParallel & (found > 0.5f), ref set);
        SegmentTouch<T, TCells, TTables>.Append(
            cells, tables, layout, pair, slot + 1, second1, second2, isParallel & (found > 1.5f), ref set);
    }

    // One end and the place beside it on the other axis, against the centres; a mask: whether there is one, and it touches.
    private static T End(
        TCells cells, TTables tables, in BodyLayout layout, int pair, int slot, int end,
        out Vector3<T> place1, out Vector3<T> place2)
    {
        int wholes = layout.SegmentPairWholes + SegmentRecord.PairWholes * pair;
        int geom1 = tables.Whole(wholes + SegmentRecord.First), geom2 = tables.Whole(wholes + SegmentRecord.Second);
        Vector3<T> axis1 = Vector3<T>.Load(cells, layout.SegmentAxis + 3 * geom1), axis2 = Vector3<T>.Load(cells, layout.SegmentAxis + 3 * geom2);
        Vector3<T> between = Vector3<T>.Load(cells, layout.SegmentXpos + 3 * geom2) - Vector3<T>.Load(cells, layout.SegmentXpos + 3 * geom1);
        T x = end % 2 == 0 ? 1f : -1f, mixed = Vector3<T>.Dot(axis1, axis2), other;
        if (end < 2)
        {
            other = (T.MultiplyAdd(mixed, x, -Vector3<T>.Dot(axis2, between))) / Vector3<T>.Dot(axis2, axis2);
            place1 = axis1 * x;
            place2 = axis2 * other;
        }
        else
        {
            other = (T.MultiplyAdd(mixed, x, Vector3<T>.Dot(axis1, between))) / Vector3<T>.Dot(axis1, axis1);
            place1 = axis1 * other;
            place2 = axis2 * x;
        }

        Vector3<T> apart = between + place2 - place1;
        T distance = T.Sqrt(Vector3<T>.Dot(apart, apart))
            - tables.Number(layout.SegmentGeomNumbers + SegmentRecord.GeomNumbers * geom1 + SegmentRecord.Radius)
            - tables.Number(layout.SegmentGeomNumbers + SegmentRecord.GeomNumbers * geom2 + SegmentRecord.Radius);
        return (T.Abs(other) <= 1f) & (distance < tables.Number(layout.SlotNumbers + SlotRecord.Numbers * slot + SlotRecord.Margin));
    }
}
