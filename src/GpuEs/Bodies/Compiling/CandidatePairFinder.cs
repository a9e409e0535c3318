namespace GpuEs;

/// <summary>Finds the pairs of geoms that may touch, by MuJoCo's filters, and turns away those that cannot be played.</summary>
internal static class CandidatePairFinder
{
    private const string Accepted =
        "a plane with a sphere, capsule, ellipsoid, cylinder or box, and spheres and capsules among each other; keep others "
        + "apart by contype and conaffinity or an <exclude>";

    public static IReadOnlyList<CandidatePair> Find(MjcfModel model, BodyTable bodies, GeomTable geoms)
    {
        if (model.Option is not { HasContacts: true, HasConstraints: true })
            return [];
        MjcfGeom[] elements = [.. model.Bodies.SelectMany(body => body.Geoms)];
        var pairs = new List<CandidatePair>();
        var said = new HashSet<(int, int)>();
        foreach (MjcfPair pair in model.Pairs)
        {
            CandidatePair candidate = pair.Compile(geoms);
            Require(pair.Element, candidate, elements, model.Option, bodies);
            pairs.Add(candidate);
            said.Add((Math.Min(pair.Geom1, pair.Geom2), Math.Max(pair.Geom1, pair.Geom2)));
        }

        for (int first = 0; first < geoms.Count; first++)
        {
            for (int second = first + 1; second < geoms.Count; second++)
            {
                if (said.Contains((first, second)) || !MayTouch(model, bodies, geoms, first, second))
                    continue;
                var candidate = CandidatePair.Mix(geoms, first, second);
                Require(elements[second].Element, candidate, elements, model.Option, bodies);
                pairs.Add(candidate);
            }
        }

        return pairs;
    }

    private static bool MayTouch(MjcfModel model, BodyTable bodies, GeomTable geoms, int first, int second)
    {
        if ((geoms.ConType[first] & geoms.ConAffinity[second]) == 0 && (geoms.ConType[second] & geoms.ConAffinity[first]) == 0)
            return false;
        if (geoms.Kind[first] == GeomKind.Plane && geoms.Kind[second] == GeomKind.Plane)
            return false;
        (int body1, int body2) = (geoms.BodyId[first], geoms.BodyId[second]);
        if (model.Excludes.Contains((Math.Min(body1, body2), Math.Max(body1, body2))))
            return false;
        (int weld1, int weld2) = (bodies.WeldId[body1], bodies.WeldId[body2]);
        if (weld1 == weld2)
            return false;
        // The world is nobody's parent here: what hangs on it may touch it.
        return !model.Option.KeepsParentsApart || weld1 == 0 || weld2 == 0
            || (weld1 != bodies.WeldId[bodies.ParentId[weld2]] && weld2 != bodies.WeldId[bodies.ParentId[weld1]]);
    }

    private static int BodyOf(BodyTable bodies, int geom) =>
        Enumerable.Range(0, bodies.Count).First(body =>
            geom >= bodies.GeomAdr[body] && geom < bodies.GeomAdr[body] + bodies.GeomNum[body]);

    private static void Require(MjcfElement element, CandidatePair pair, MjcfGeom[] geoms, MjcfOption option, BodyTable bodies)
    {
        MjcfGeom first = geoms[pair.Geom1], second = geoms[pair.Geom2];
        string both = $"geoms {first.Called} and {second.Called}";
        bool round = first.Kind is GeomKind.Sphere or GeomKind.Capsule && second.Kind is GeomKind.Sphere or GeomKind.Capsule;
        if (!round && (first.Kind != GeomKind.Plane || second.Kind == GeomKind.Plane))
            throw element.Error($"{both} could touch, and such a pair is not supported; accepted: {Accepted}");
        if (!round && bodies.WeldId[BodyOf(bodies, pair.Geom1)] != 0)
            throw element.Error($"{both} could touch, and the plane moves; accepted: planes fixed to the world");
        if (pair.Dimensions is not (1 or 3))
            throw element.Error($"{both} touch with condim {pair.Dimensions}; accepted: 1 and 3");
        if (pair.Dimensions == 3 && option.EllipticCone is { } cone)
            throw cone.NotAccepted("cone", $"pyramidal, or elliptic where every contact has condim 1, which {both} have not");
    }
}
