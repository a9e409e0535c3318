namespace GpuEs;

/// <summary>What a file says, with classes, units and alternatives resolved; not yet compiled.</summary>
internal sealed class MjcfModel
{
    public string Name { get; set; } = "";

    public MjcfCompiler Compiler { get; } = new();

    public MjcfOption Option { get; } = new();

    /// <summary>In MuJoCo's order: a body before its children, its children before its later brothers.</summary>
    public List<MjcfBody> Bodies { get; } = [];

    public List<MjcfTendon> Tendons { get; } = [];

    public List<MjcfActuator> Actuators { get; } = [];

    public List<MjcfPair> Pairs { get; } = [];

    /// <summary>Bodies that do not touch.</summary>
    public HashSet<(int First, int Second)> Excludes { get; } = [];
}
