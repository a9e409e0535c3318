namespace GpuEs;

/// <summary>A body's mass, centre of mass and principal moments, as the file or its geoms give them.</summary>
internal readonly record struct BodyInertia(double Mass, DoubleVector Pos, DoubleQuaternion Quat, DoubleVector Moments)
{
    /// <summary>MuJoCo's mjMINVAL: geoms that are lighter are looks.</summary>
    private const double LeastMass = 1e-15;

    private static readonly BodyInertia None = new(0, DoubleVector.Zero, DoubleQuaternion.Identity, DoubleVector.Zero);

    public static BodyInertia Of(MjcfBody body, MjcfCompiler compiler)
    {
        BodyInertia inertia = compiler.InertiaFromGeoms switch
        {
            true => FromGeoms(body, compiler) ?? FromFile(body) ?? None,
            null => FromFile(body) ?? FromGeoms(body, compiler) ?? None,
            false => FromFile(body) ?? None,
        };
        inertia = inertia with
        {
            Mass = Math.Max(inertia.Mass, compiler.LeastMass),
            Moments = new(
                Math.Max(inertia.Moments.X, compiler.LeastInertia), Math.Max(inertia.Moments.Y, compiler.LeastInertia),
                Math.Max(inertia.Moments.Z, compiler.LeastInertia)),
        };
        return inertia with { Moments = Possible(body, inertia.Moments, compiler) };
    }

    private static BodyInertia? FromFile(MjcfBody body) => body.Inertial is { } inertial
        ? new(inertial.Mass, inertial.Pos, inertial.Quat, inertial.Moments) : null;

    private static BodyInertia? FromGeoms(MjcfBody body, MjcfCompiler compiler)
    {
        MjcfGeom[] geoms = [.. body.Geoms.Where(geom => geom.Mass >= LeastMass && compiler.IsInertiaGroup(geom.Group))];
        if (geoms is [MjcfGeom only])
            return new(only.Mass, only.Pos, only.Quat, only.Moments);
        if (geoms.Length == 0)
            return null;
        double mass = geoms.Sum(geom => geom.Mass);
        DoubleVector center = geoms.Aggregate(DoubleVector.Zero, (sum, geom) => sum + geom.Pos * geom.Mass) * (1 / mass);
        InertiaTensor tensor = default;
        foreach (MjcfGeom geom in geoms)
        {
            tensor += InertiaTensor.Turned(geom.Moments, geom.Quat);
            tensor += InertiaTensor.OfPoint(geom.Mass, geom.Pos - center);
        }

        (DoubleVector moments, DoubleQuaternion turn) = PrincipalAxes.Of(tensor);
        return new(mass, center, turn, moments);
    }

    /// <summary>No body's moment exceeds the sum of the other two.</summary>
    private static DoubleVector Possible(MjcfBody body, DoubleVector moments, MjcfCompiler compiler)
    {
        // Rounding of a flat body's moments is no impossibility.
        double slack = 1e-12 * (moments.X + moments.Y + moments.Z);
        if (moments.X + moments.Y + slack >= moments.Z
            && moments.X + moments.Z + slack >= moments.Y
            && moments.Y + moments.Z + slack >= moments.X)
            return moments;
        if (!compiler.BalanceInertia)
        {
            throw body.Element.Error(
                $"{body.Element.Called} has the moments of inertia {moments.X} {moments.Y} {moments.Z}, which no body can have; "
                + "accepted: moments of which none exceeds the sum of the other two, or <compiler balanceinertia=\"true\"/>");
        }

        double mean = (moments.X + moments.Y + moments.Z) / 3;
        return new(mean, mean, mean);
    }
}
