namespace GpuEs;

/// <summary>An inertial element: mass, centre of mass and moments of a body, in place of what its geoms would give.</summary>
internal sealed record MjcfInertial(double Mass, DoubleVector Pos, DoubleQuaternion Quat, DoubleVector Moments)
{
    public static MjcfInertial Read(MjcfElement element, MjcfCompiler compiler)
    {
        var pose = new MjcfPose();
        if (!element.Has("pos"))
            throw element.Error("<inertial> needs the attribute pos");
        pose.Read(element, compiler);
        if (element.Numbers("mass", 1, 1) is not [double mass])
            throw element.Error("<inertial> needs the attribute mass");
        if (mass < 0)
            throw element.NotAccepted("mass", "0 or more");
        double[]? moments = element.Numbers("diaginertia", 3, 3);
        double[]? full = element.Numbers("fullinertia", 6, 6);
        element.RequireAllRead();
        if (moments?.Any(moment => moment < 0) == true)
            throw element.NotAccepted("diaginertia", "0 or more");
        if (full is null)
            return new(mass, pose.Pos, pose.Quat, moments is null ? DoubleVector.Zero : DoubleVector.At(moments, 0));
        if (moments is not null || pose.Quat != DoubleQuaternion.Identity)
            throw element.Error("<inertial> has a fullinertia beside a diaginertia or an orientation; accepted: one of them");
        (DoubleVector principal, DoubleQuaternion turn) =
            PrincipalAxes.Of(new(full[0], full[1], full[2], full[3], full[4], full[5]));
        return principal.Z >= 0
            ? new(mass, pose.Pos, turn, principal) : throw element.NotAccepted("fullinertia", "a matrix without negative eigenvalues");
    }
}
