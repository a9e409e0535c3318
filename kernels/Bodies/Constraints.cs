namespace GpuEs;

/// <summary>All constraints in force, as blocks of rows, as mj_makeConstraint: limits, then contacts by kind.</summary>
internal static class Constraints<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static ConstraintSet<T> Run(TCells cells, TTables tables, in BodyLayout layout)
    {
        T zero = 0f, none = zero > 1f;
        ConstraintSet<T> set = default;
        set.End = layout.Blocks;
        set.IsHeld = none;
        set.IsBranched = none;
        JointLimits<T, TCells, TTables>.Run(cells, tables, layout, ref set);
        PlaneContacts<T, TCells, TTables>.Run(cells, tables, layout, ref set);
        if (layout.NplaneShape > 0)
            PlaneShapeContacts<T, TCells, TTables>.Run(cells, tables, layout, ref set);
        if (layout.NsegmentGeom > 0)
            SegmentContacts<T, TCells, TTables>.Run(cells, tables, layout, ref set);
        cells[layout.BlockCount] = set.Count;
        return set;
    }
}
