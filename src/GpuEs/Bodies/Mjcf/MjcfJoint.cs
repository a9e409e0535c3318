namespace GpuEs;

/// <summary>A joint of a file, in radians.</summary>
internal sealed class MjcfJoint
{
    private readonly double[] pos = [0, 0, 0];
    private readonly double[] axis = [0, 0, 1];
    private readonly double[] range = [0, 0];
    private readonly double[] springDamper = [0, 0];
    private JointKind kind = JointKind.Hinge;
    private string? name;
    private bool? limited;
    private double stiffness;
    private double margin;
    private double reference;
    private double springReference;
    private double armature;
    private double damping;

    public string? Name => name;

    public JointKind Kind => kind;

    public bool IsLimited { get; private set; }

    public DoubleVector Pos => kind == JointKind.Free ? DoubleVector.Zero : new(pos[0], pos[1], pos[2]);

    /// <summary>Of unit length; z where there is none.</summary>
    public DoubleVector Axis =>
        kind is JointKind.Free or JointKind.Ball ? DoubleVector.UnitZ : new DoubleVector(axis[0], axis[1], axis[2]).Unit;

    /// <summary>m or rad; in the file's units, as MuJoCo leaves it, where nothing is limited.</summary>
    public double[] Range { get; private set; } = [0, 0];

    /// <summary>Position of a hinge or slide in the file's pose, m or rad.</summary>
    public double Reference { get; private set; }

    /// <summary>Position of a hinge or slide in which its spring is slack, m or rad.</summary>
    public double SpringReference { get; private set; }

    public double Stiffness => stiffness;

    public double Damping => damping;

    /// <summary>Time constant (s) and damping ratio that stiffness and damping follow from; null for their own.</summary>
    public (double TimeConstant, double DampingRatio)? SpringDamper =>
        springDamper.All(number => number > 0) ? (springDamper[0], springDamper[1]) : null;

    public double Armature => armature;

    public double Margin => margin;

    public double[] SolRef { get; } = ContactDefaults.SolRef;

    public double[] SolImp { get; } = ContactDefaults.SolImp;

    public int PositionCount => kind switch { JointKind.Free => 7, JointKind.Ball => 4, _ => 1 };

    public int DofCount => kind switch { JointKind.Free => 6, JointKind.Ball => 3, _ => 1 };

    /// <summary>A freejoint element: none of the classes' numbers hold for it.</summary>
    public static MjcfJoint Free(MjcfElement element)
    {
        element.RequireWord("align", "false");
        element.PassOver("group");
        var joint = new MjcfJoint { kind = JointKind.Free, name = element.Text("name") };
        element.RequireAllRead();
        return joint;
    }

    public static MjcfJoint Read(
        MjcfElement element, IEnumerable<MjcfElement> layers, MjcfCompiler compiler, MjcfOption option)
    {
        var joint = new MjcfJoint();
        foreach (MjcfElement layer in layers)
            joint.ReadLayer(layer, option);
        joint.Finish(element, compiler);
        return joint;
    }

    private void ReadLayer(MjcfElement element, MjcfOption option)
    {
        _ = element.Has("class");
        element.Read("name", ref name);
        element.Read(
            "type", ref kind,
            ("free", JointKind.Free), ("ball", JointKind.Ball), ("slide", JointKind.Slide), ("hinge", JointKind.Hinge));
        element.Read("pos", pos, least: 3);
        if (element.Read("axis", axis, least: 3) > 0 && axis.All(number => number == 0))
            throw element.NotAccepted("axis", "a direction that is not 0");
        element.Read("range", range, least: 2);
        element.Read("limited", ref limited, ("true", true), ("false", false), ("auto", null));
        element.Read("stiffness", ref stiffness);
        element.Read("springdamper", springDamper, least: 2);
        element.Read("damping", ref damping);
        element.Read("armature", ref armature);
        element.Read("margin", ref margin);
        element.Read("ref", ref reference);
        element.Read("springref", ref springReference);
        element.Read("solreflimit", SolRef);
        element.Read("solimplimit", SolImp);
        if (option is { HasFrictionLoss: true, HasConstraints: true })
            element.RequireZero("frictionloss");
        else
            element.PassOver("frictionloss");
        element.RequireWord("actuatorfrclimited", "false", "auto");
        element.RequireZero("actuatorfrcrange");
        element.RequireWord("actuatorgravcomp", "false");
        element.PassOver("group", "user", "solreffriction", "solimpfriction");
        element.RequireAllRead();
    }

    private void Finish(MjcfElement element, MjcfCompiler compiler)
    {
        if (armature < 0)
            throw element.Error($"{element.Called} has the armature {armature}; accepted: 0 or more");
        double Converted(double value) => kind is JointKind.Hinge or JointKind.Ball ? compiler.Radians(value) : value;
        if (kind is JointKind.Hinge or JointKind.Slide)
        {
            Reference = Converted(reference);
            SpringReference = Converted(springReference);
        }

        IsLimited = kind != JointKind.Free && MjcfLimit.IsSet(element, limited, range, compiler);
        Range = IsLimited ? [Converted(range[0]), Converted(range[1])] : range;
        if (IsLimited && kind == JointKind.Ball)
            throw element.Error($"{element.Called} is a ball with limits; accepted: limits of hinges and slides");
        if (IsLimited && Range[1] - Range[0] < 2 * margin)
            throw element.Error($"{element.Called} has the range {range[0]} to {range[1]} and the margin {margin}; accepted: margins up to half of the range");
        if (stiffness != 0 && kind is JointKind.Free or JointKind.Ball)
            throw element.Error($"{element.Called} is a free joint or a ball with stiffness {stiffness}; accepted: springs of hinges and slides");
    }
}
