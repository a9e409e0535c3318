namespace GpuEs;

/// <summary>The tables of spheres and capsules that may touch each other; pairs with a sphere come first.</summary>
internal static class SegmentTables
{
    public static bool Has(GeomTable geoms, CandidatePair pair) => IsSegment(geoms, pair.Geom1) && IsSegment(geoms, pair.Geom2);

    public static void Add(ModelConstants constants, TableBuilder tables, SlotTables slots, ref BodyLayout layout)
    {
        GeomTable geoms = constants.Geoms;
        CandidatePair[] pairs = [.. constants.CandidatePairs.Where(pair => Has(geoms, pair)).OrderBy(pair => geoms.Kind[pair.Geom1])];
        int[] used = [.. pairs.SelectMany(pair => new[] { pair.Geom1, pair.Geom2 }).Distinct().Order()];
        layout.NspherePair = pairs.Count(pair => geoms.Kind[pair.Geom1] == GeomKind.Sphere);
        layout.NcapsulePair = pairs.Length - layout.NspherePair;
        layout.NsegmentGeom = used.Length;
        layout.SegmentGeomNumbers = tables.NextNumber;
        layout.SegmentGeomWholes = tables.Add([.. used.Select(geom => geoms.BodyId[geom])]);
        foreach (int geom in used)
        {
            double[] turn = RotationMatrix.Of(geoms.Quat.AsSpan(4 * geom, 4));
            double half = geoms.Kind[geom] == GeomKind.Capsule ? geoms.Size[3 * geom + 1] : 0;
            tables.Add(geoms.Pos.AsSpan(3 * geom, 3));
            tables.Add(turn[2] * half, turn[5] * half, turn[8] * half, geoms.Size[3 * geom]);
        }

        layout.SegmentPairNumbers = tables.NextNumber;
        layout.SegmentPairWholes = tables.NextWhole;
        foreach (CandidatePair pair in pairs)
        {
            tables.Add(Array.IndexOf(used, pair.Geom1), Array.IndexOf(used, pair.Geom2));
            double reach = geoms.BoundingRadius[pair.Geom1] + geoms.BoundingRadius[pair.Geom2] + pair.Margin;
            tables.Add(reach * reach);
        }

        // A slot a sphere's pair, two of capsules, which may be parallel.
        foreach (CandidatePair pair in pairs)
        {
            for (int k = 0; k < (geoms.Kind[pair.Geom1] == GeomKind.Sphere ? 1 : 2); k++)
                slots.AddContact(pair, pair.Geom1, pair.Geom2);
        }
    }

    private static bool IsSegment(GeomTable geoms, int geom) => geoms.Kind[geom] is GeomKind.Sphere or GeomKind.Capsule;
}
