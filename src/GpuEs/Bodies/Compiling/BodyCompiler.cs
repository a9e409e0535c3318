namespace GpuEs;

/// <summary>Bodies of a file to their table.</summary>
internal static class BodyCompiler
{
    /// <summary>MuJoCo's mjMINVAL: a body that moves must weigh and resist turning at least so much.</summary>
    private const double Least = 1e-15;

    public static BodyTable Compile(MjcfModel model)
    {
        List<MjcfBody> bodies = model.Bodies;
        BodyInertia[] inertias = Inertias(model);
        int[] parents = [.. bodies.Select(body => body.Parent)];
        int[] welds = Inherited(bodies, (body, _) => body.Joints.Count > 0);
        for (int body = 1; body < bodies.Count; body++)
            RequireMass(bodies[body], inertias, welds, body);
        return new BodyTable
        {
            Name = [.. bodies.Select(body => body.Name)],
            ParentId = parents,
            WeldId = welds,
            RootId = Inherited(bodies, (body, number) => number > 0 && body.Parent == 0),
            JointNum = [.. bodies.Select(body => body.Joints.Count)],
            JointAdr = Addresses(bodies, body => body.Joints.Count),
            DofNum = [.. bodies.Select(Dofs)],
            DofAdr = Addresses(bodies, Dofs),
            GeomNum = [.. bodies.Select(body => body.Geoms.Count)],
            GeomAdr = Addresses(bodies, body => body.Geoms.Count),
            Pos = [.. bodies.SelectMany(body => body.Pos.ToArray())],
            Quat = [.. bodies.SelectMany(body => body.Quat.ToArray())],
            InertialPos = [.. inertias.SelectMany(inertia => inertia.Pos.ToArray())],
            InertialQuat = [.. inertias.SelectMany(inertia => inertia.Quat.ToArray())],
            Mass = [.. inertias.Select(inertia => inertia.Mass)],
            SubtreeMass = SubtreeMass(inertias, parents),
            Inertia = [.. inertias.SelectMany(inertia => inertia.Moments.ToArray())],
            InverseWeight = new double[2 * bodies.Count],
        };
    }

    private static int Dofs(MjcfBody body) => body.Joints.Sum(joint => joint.DofCount);

    private static BodyInertia[] Inertias(MjcfModel model)
    {
        BodyInertia[] inertias =
        [
            new(0, DoubleVector.Zero, DoubleQuaternion.Identity, DoubleVector.Zero),
            .. model.Bodies.Skip(1).Select(body => BodyInertia.Of(body, model.Compiler)),
        ];
        if (model.Compiler.TotalMass <= 0)
            return inertias;
        double scale = model.Compiler.TotalMass / inertias.Sum(inertia => inertia.Mass);
        return [.. inertias.Select(inertia => inertia with { Mass = inertia.Mass * scale, Moments = inertia.Moments * scale })];
    }

    /// <summary>[n] the nearest body on the way to the world, itself first, that begins something; else the world.</summary>
    private static int[] Inherited(List<MjcfBody> bodies, Func<MjcfBody, int, bool> begins)
    {
        var result = new int[bodies.Count];
        for (int body = 1; body < bodies.Count; body++)
            result[body] = begins(bodies[body], body) ? body : result[bodies[body].Parent];
        return result;
    }

    private static int[] Addresses(List<MjcfBody> bodies, Func<MjcfBody, int> count)
    {
        int next = 0;
        return
        [
            .. bodies.Select(body =>
            {
                int here = count(body) > 0 ? next : -1;
                next += count(body);
                return here;
            }),
        ];
    }

    private static double[] SubtreeMass(BodyInertia[] inertias, int[] parents)
    {
        double[] masses = [.. inertias.Select(inertia => inertia.Mass)];
        for (int body = masses.Length - 1; body > 0; body--)
            masses[parents[body]] += masses[body];
        return masses;
    }

    private static void RequireMass(MjcfBody body, BodyInertia[] inertias, int[] welds, int number)
    {
        if (body.Joints.Count == 0)
            return;
        var moved = inertias.Where((_, other) => welds[other] == number).ToArray();
        bool turns = body.Joints.Any(joint => joint.Kind != JointKind.Slide);
        double least = moved.Max(inertia => Math.Min(inertia.Moments.X, Math.Min(inertia.Moments.Y, inertia.Moments.Z)));
        if (moved.Sum(inertia => inertia.Mass) < Least || (turns && least < Least))
        {
            throw body.Element.Error(
                $"{body.Element.Called} moves and has no mass or no moment of inertia; accepted: an <inertial>, or <geom>s with "
                + "a size and a mass or density above 0");
        }
    }
}
