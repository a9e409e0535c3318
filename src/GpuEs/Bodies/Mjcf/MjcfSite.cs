namespace GpuEs;

/// <summary>A site of a file.</summary>
internal sealed record MjcfSite(string? Name, DoubleVector Pos, DoubleQuaternion Quat)
{
    public static MjcfSite Read(IEnumerable<MjcfElement> layers, MjcfCompiler compiler)
    {
        string? name = null;
        var pose = new MjcfPose();
        double[]? ends = null;
        foreach (MjcfElement layer in layers)
        {
            _ = layer.Has("class");
            layer.Read("name", ref name);
            pose.Read(layer, compiler);
            ends = layer.Numbers("fromto", 6, 6) ?? ends;
            layer.PassOver("type", "size", "group", "material", "rgba", "user");
            layer.RequireAllRead();
        }

        if (ends is null)
            return new(name, pose.Pos, pose.Quat);
        var from = new DoubleVector(ends[0], ends[1], ends[2]);
        var to = new DoubleVector(ends[3], ends[4], ends[5]);
        return new(name, (from + to) * 0.5, DoubleQuaternion.FromZTo(from - to));
    }
}
