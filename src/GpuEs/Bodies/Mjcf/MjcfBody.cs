namespace GpuEs;

/// <summary>A body of a file, with what is fixed to it; the world is the first.</summary>
/// <param name="Element">Its element; the world's is the root.</param>
/// <param name="Name">world, or what the file calls it.</param>
/// <param name="Parent">Number of the body that it hangs on.</param>
/// <param name="Pos">In the parent's frame.</param>
/// <param name="Quat">In the parent's frame.</param>
internal sealed record MjcfBody(MjcfElement Element, string? Name, int Parent, DoubleVector Pos, DoubleQuaternion Quat)
{
    public MjcfInertial? Inertial { get; set; }

    public List<MjcfJoint> Joints { get; } = [];

    public List<MjcfGeom> Geoms { get; } = [];

    public List<MjcfSite> Sites { get; } = [];
}
