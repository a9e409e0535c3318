namespace GpuEs;

/// <summary>
/// Rigid bodies with their joints, geoms and actuators, compiled to constants in double precision as MuJoCo compiles them.
/// Units: m, rad, kg, s, N, N m. Quaternions: w, x, y, z.
/// </summary>
public sealed class Mechanism
{
    internal Mechanism(string name, ModelConstants constants, IReadOnlyList<string> passedOver)
    {
        Name = name;
        Constants = constants;
        PassedOver = passedOver;
    }

    /// <summary>Of the model; empty where it has none.</summary>
    public string Name { get; }

    /// <summary>What the file says that cannot change the motion, and that was passed over: an entry each.</summary>
    public IReadOnlyList<string> PassedOver { get; }

    /// <summary>Bodies, the world among them.</summary>
    public int BodyCount => Constants.Bodies.Count;

    /// <summary>Joints.</summary>
    public int JointCount => Constants.Joints.Count;

    /// <summary>Degrees of freedom: the number of velocities, MuJoCo's nv.</summary>
    public int DofCount => Constants.Dofs.Count;

    /// <summary>Positions, MuJoCo's nq: a free joint has 7, a ball 4.</summary>
    public int PositionCount => Constants.Qpos0.Length;

    /// <summary>Geoms.</summary>
    public int GeomCount => Constants.Geoms.Count;

    /// <summary>Actuators: the number of controls, MuJoCo's nu.</summary>
    public int ActuatorCount => Constants.Actuators.Count;

    /// <summary>Pairs of geoms that may touch.</summary>
    public int CandidatePairCount => Constants.CandidatePairs.Count;

    internal ModelConstants Constants { get; }

    /// <summary>Reads a model file in MuJoCo's format, MJCF, with the files that it includes from its folder and below.</summary>
    /// <param name="path">Of the file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is not such a model, or asks for something that is not supported: the message begins with file and line, and
    /// names the element, the attribute and what is accepted.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Mechanism Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var passedOver = new PassedOverParts();
        return Compile(new MjcfFile(passedOver).Load(path), passedOver);
    }

    /// <summary>Reads a model in MuJoCo's format, MJCF, from text that includes no files.</summary>
    /// <param name="xml">The text.</param>
    /// <exception cref="InvalidDataException">As <see cref="Load"/>; the file is called MJCF.</exception>
    public static Mechanism Parse(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        var passedOver = new PassedOverParts();
        return Compile(new MjcfFile(passedOver).Parse(xml, "MJCF"), passedOver);
    }

    private static Mechanism Compile(MjcfElement root, PassedOverParts passedOver)
    {
        MjcfModel model = MjcfReader.Read(root);
        return new(model.Name, MechanismCompiler.Compile(model), passedOver.Lines);
    }
}
