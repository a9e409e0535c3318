namespace GpuEs;

/// <summary>The contact of two spheres that stand on two geoms' centre lines, as mjraw_SphereSphere.</summary>
internal static class SegmentTouch<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    // Centre lines that cross have no direction; in planar models they do so exactly, and floats then are some 1e-8 apart.
    private const float CrossingLength = 1e-6f;

    /// <summary>Appends the contact where it is in force and the mask holds; the places are against the geoms' centres.</summary>
    public static void Append(
        TCells cells, TTables tables, in BodyLayout layout, int pair, int slot,
        Vector3<T> place1, Vector3<T> place2, T mask, ref ConstraintSet<T> set)
    {
        int wholes = layout.SegmentPairWholes + SegmentRecord.PairWholes * pair;
        int geom1 = tables.Whole(wholes + SegmentRecord.First), geom2 = tables.Whole(wholes + SegmentRecord.Second);
        place1 += Vector3<T>.Load(cells, layout.SegmentXpos + 3 * geom1);
        place2 += Vector3<T>.Load(cells, layout.SegmentXpos + 3 * geom2);
        T radius1 = Radius(tables, layout, geom1), radius2 = Radius(tables, layout, geom2);
        Vector3<T> between = place2 - place1;
        T length = T.Sqrt(Vector3<T>.Dot(between, between)), distance = length - radius1 - radius2;
        T isActive = mask & (distance < tables.Number(layout.SlotNumbers + SlotRecord.Numbers * slot + SlotRecord.Margin));
        if (!T.Any(isActive))
            return;
        T isNone = length < CrossingLength;
        if (T.Any(isNone))
        {
            Vector3<T> cross = Vector3<T>.Cross(
                Vector3<T>.Load(cells, layout.SegmentAxis + 3 * geom1), Vector3<T>.Load(cells, layout.SegmentAxis + 3 * geom2));
            T size = T.Sqrt(Vector3<T>.Dot(cross, cross));
            // Without a direction either, MuJoCo takes the x axis.
            between = Vector3<T>.Select(isNone, Vector3<T>.Select(size > 0f, cross, new(1f, 0f, 0f)), between);
            length = T.Select(isNone, T.Select(size > 0f, size, 1f), length);
        }

        TCells contact = cells.At(layout.Contact);
        Vector3<T> normal = between * (1f / length);
        Frame(contact, normal);
        Vector3<T>.MultiplyAdd(normal, T.MultiplyAdd(distance, 0.5f, radius1), place1).Store(contact, ContactCells.Point);
        contact[ContactCells.Distance] = distance;
        ContactRows<T, TCells, TTables>.Append(cells, tables, layout, slot, isActive, ref set);
    }

    private static T Radius(TTables tables, in BodyLayout layout, int geom) =>
        tables.Number(layout.SegmentGeomNumbers + SegmentRecord.GeomNumbers * geom + SegmentRecord.Radius);

    // As mju_makeFrame: the first tangent is what the y axis, or the z axis, has across the normal.
    private static void Frame(TCells contact, Vector3<T> normal)
    {
        T isAlongY = !((normal.Y < 0.5f) & (normal.Y > -0.5f));
        Vector3<T> start = Vector3<T>.Select(isAlongY, new(0f, 0f, 1f), new(0f, 1f, 0f));
        Vector3<T> tangent = Vector3<T>.MultiplyAdd(normal, -Vector3<T>.Dot(normal, start), start);
        tangent *= 1f / T.Sqrt(Vector3<T>.Dot(tangent, tangent));
        normal.Store(contact, ContactCells.Normal);
        tangent.Store(contact, ContactCells.Tangent1);
        Vector3<T>.Cross(normal, tangent).Store(contact, ContactCells.Tangent2);
    }
}
