namespace GpuEs;

/// <summary>The tables of contacts of planes, which do not move, with ellipsoids, cylinders and boxes.</summary>
internal static class PlaneShapeTables
{
    public static bool Has(GeomTable geoms, CandidatePair pair) => geoms.Kind[pair.Geom1] == GeomKind.Plane
        && geoms.Kind[pair.Geom2] is GeomKind.Ellipsoid or GeomKind.Cylinder or GeomKind.Box;

    public static void Add(ModelConstants constants, TableBuilder tables, SlotTables slots, ref BodyLayout layout)
    {
        GeomTable geoms = constants.Geoms;
        CandidatePair[] pairs = [.. constants.CandidatePairs.Where(pair => Has(geoms, pair))];
        layout.NplaneShape = pairs.Length;
        layout.NplaneShapePoint = pairs.Sum(pair => PlaneShapeRecord.Points((int)geoms.Kind[pair.Geom2]));
        layout.PlaneShapeWholes = tables.NextWhole;
        foreach (CandidatePair pair in pairs)
            tables.Add(geoms.BodyId[pair.Geom2], (int)geoms.Kind[pair.Geom2]);
        layout.PlaneShapeNumbers = tables.NextNumber;
        foreach (CandidatePair pair in pairs)
            AddNumbers(constants, tables, pair);
        foreach (CandidatePair pair in pairs)
        {
            for (int point = 0; point < PlaneShapeRecord.Points((int)geoms.Kind[pair.Geom2]); point++)
                slots.AddContact(pair, pair.Geom1, pair.Geom2);
        }
    }

    private static void AddNumbers(ModelConstants constants, TableBuilder tables, CandidatePair pair)
    {
        GeomTable geoms = constants.Geoms;
        int geom = pair.Geom2;
        double[] size = geoms.Size[(3 * geom)..(3 * geom + 3)];
        if (geoms.Kind[geom] == GeomKind.Cylinder)
            size = [size[0], size[0], size[1]];
        double[] turn = RotationMatrix.Of(geoms.Quat.AsSpan(4 * geom, 4));
        (double[] normal, double offset, double[] tangent) = PlaneTables.Plane(constants, pair.Geom1);
        tables.Add(geoms.Pos.AsSpan(3 * geom, 3));
        for (int axis = 0; axis < 3; axis++)
            tables.Add(turn[axis] * size[axis], turn[3 + axis] * size[axis], turn[6 + axis] * size[axis]);
        tables.Add(geoms.BoundingRadius[geom] + pair.Margin, Math.Sqrt(0.75) / size[2]);
        tables.Add(normal);
        tables.Add(offset);
        tables.Add(tangent);
    }
}
