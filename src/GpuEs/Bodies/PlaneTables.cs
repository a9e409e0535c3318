namespace GpuEs;

/// <summary>The tables of contacts of planes, which do not move, with spheres and the ends of capsules.</summary>
internal static class PlaneTables
{
    public static bool Has(GeomTable geoms, CandidatePair pair) =>
        geoms.Kind[pair.Geom1] == GeomKind.Plane && geoms.Kind[pair.Geom2] is GeomKind.Sphere or GeomKind.Capsule;

    public static void Add(ModelConstants constants, TableBuilder tables, SlotTables slots, ref BodyLayout layout)
    {
        GeomTable geoms = constants.Geoms;
        List<(int Body, int IsSphere, double[] Numbers)> points = [];
        foreach (CandidatePair pair in constants.CandidatePairs.Where(pair => Has(geoms, pair)))
        {
            int geom = pair.Geom2, body = geoms.BodyId[geom];
            bool isSphere = geoms.Kind[geom] == GeomKind.Sphere;
            (double[] normal, double offset, double[] tangent) = Plane(constants, pair.Geom1);
            double[] turn = RotationMatrix.Of(geoms.Quat.AsSpan(4 * geom, 4)), axis = [turn[2], turn[5], turn[8]];
            foreach (double end in isSphere ? [0.0] : new[] { geoms.Size[3 * geom + 1], -geoms.Size[3 * geom + 1] })
            {
                double[] center = [.. Enumerable.Range(0, 3).Select(k => geoms.Pos[3 * geom + k] + axis[k] * end)];
                points.Add((body, isSphere ? 1 : 0, [.. center, geoms.Size[3 * geom], .. normal, offset, .. isSphere ? tangent : axis]));
                slots.AddContact(pair, pair.Geom1, geom);
            }
        }

        layout.NplanePoint = points.Count;
        layout.PlanePointWholes = tables.NextWhole;
        layout.PlanePointNumbers = tables.NextNumber;
        foreach ((int body, int isSphere, double[] numbers) in points)
        {
            tables.Add(body, isSphere);
            tables.Add(numbers);
        }
    }

    /// <summary>Normal, distance from the origin along it, and mju_makeFrame's first tangent.</summary>
    public static (double[] Normal, double Offset, double[] Tangent) Plane(ModelConstants constants, int geom)
    {
        GeomTable geoms = constants.Geoms;
        double[] pos = geoms.Pos[(3 * geom)..(3 * geom + 3)], turn = RotationMatrix.Of(geoms.Quat.AsSpan(4 * geom, 4));
        for (int body = geoms.BodyId[geom]; body > 0; body = constants.Bodies.ParentId[body])
        {
            double[] outer = RotationMatrix.Of(constants.Bodies.Quat.AsSpan(4 * body, 4)), moved = RotationMatrix.Times(outer, pos);
            pos = [.. Enumerable.Range(0, 3).Select(k => moved[k] + constants.Bodies.Pos[3 * body + k])];
            turn = RotationMatrix.Product(outer, turn);
        }

        double[] normal = [turn[2], turn[5], turn[8]], start = Math.Abs(normal[1]) < 0.5 ? [0.0, 1, 0] : [0.0, 0, 1];
        double along = Dot(normal, start);
        double[] tangent = [.. start.Select((value, k) => value - along * normal[k])];
        double length = Math.Sqrt(Dot(tangent, tangent));
        return (normal, Dot(normal, pos), [.. tangent.Select(value => value / length)]);
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
