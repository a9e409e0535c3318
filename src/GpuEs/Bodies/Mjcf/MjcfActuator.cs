namespace GpuEs;

/// <summary>An actuator of a file: general, or one of the short forms.</summary>
internal sealed class MjcfActuator
{
    /// <summary>The tags whose classes they share.</summary>
    public static readonly string[] Tags =
    [
        "general", "motor", "position", "velocity", "intvelocity", "damper", "cylinder", "muscle", "adhesion", "plugin",
    ];

    private readonly double[] gear = [1, 0, 0, 0, 0, 0];
    private readonly double[] gain = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private readonly double[] bias = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private readonly double[] ctrlRange = [0, 0];
    private readonly double[] forceRange = [0, 0];
    private bool? ctrlLimited;
    private bool? forceLimited;
    private bool affineGain;
    private bool affineBias;
    private double rangeOfJoint;
    private string? name;

    public string? Name => name;

    public TransmissionKind TransmissionKind { get; private set; }

    public int Target { get; private set; }

    public double[] Gear => gear;

    /// <summary>[3] of 1, length and velocity.</summary>
    public double[] Gain => affineGain ? gain[..3] : [gain[0], 0, 0];

    /// <summary>[3] of 1, length and velocity.</summary>
    public double[] Bias => affineBias ? bias[..3] : [0, 0, 0];

    /// <summary>Ratio to critical damping that the bias of velocity follows from; 0 for its own.</summary>
    public double DampingRatio { get; private set; }

    public bool IsCtrlLimited { get; private set; }

    public double[] CtrlRange => ctrlRange;

    public bool IsForceLimited { get; private set; }

    public double[] ForceRange => forceRange;

    /// <param name="element">The element.</param>
    /// <param name="layers">What holds for it, itself last.</param>
    /// <param name="compiler">How numbers are meant.</param>
    /// <param name="targetOf">The number of the joint or tendon that an attribute names.</param>
    /// <param name="rangeOf">The range of a joint; for inheritrange.</param>
    public static MjcfActuator Read(
        MjcfElement element, IEnumerable<MjcfElement> layers, MjcfCompiler compiler,
        Func<MjcfElement, string, int> targetOf, Func<int, double[]> rangeOf)
    {
        var actuator = new MjcfActuator();
        actuator.ReadTarget(element, targetOf);
        foreach (MjcfElement layer in layers)
            actuator.ReadLayer(layer);
        actuator.Finish(element, compiler, rangeOf);
        return actuator;
    }

    private void ReadTarget(MjcfElement element, Func<MjcfElement, string, int> targetOf)
    {
        (string Attribute, TransmissionKind Kind)[] targets =
        [
            // In the parent's frame or in the child's makes a difference to balls and free joints alone.
            ("joint", TransmissionKind.Joint), ("jointinparent", TransmissionKind.Joint),
            ("tendon", TransmissionKind.Tendon),
        ];
        if (targets.Count(target => element.Has(target.Attribute)) != 1)
        {
            string what = string.Join(", ", targets.Select(target => target.Attribute));
            throw element.Error($"{element.Called} needs one target; accepted: {what}");
        }

        (string attribute, TransmissionKind) = targets.Single(target => element.Has(target.Attribute));
        Target = targetOf(element, attribute);
    }

    private void ReadLayer(MjcfElement element)
    {
        _ = element.Has("class");
        element.Read("name", ref name);
        element.Read("gear", gear);
        element.Read("ctrlrange", ctrlRange, least: 2);
        element.Read("ctrllimited", ref ctrlLimited, ("true", true), ("false", false), ("auto", null));
        element.Read("forcerange", forceRange, least: 2);
        element.Read("forcelimited", ref forceLimited, ("true", true), ("false", false), ("auto", null));
        ReadForm(element);
        element.PassOver("group", "user", "lengthrange", "cranklength");
        element.RequireAllRead();
    }

    private void ReadForm(MjcfElement element)
    {
        switch (element.Tag)
        {
            case "general":
                element.RequireWord("dyntype", "none");
                element.Read("gaintype", ref affineGain, ("fixed", false), ("affine", true));
                element.Read("biastype", ref affineBias, ("none", false), ("affine", true));
                element.Read("gainprm", gain);
                element.Read("biasprm", bias);
                element.RequireWord("actlimited", "false", "auto");
                element.PassOver("dynprm", "actrange", "actdim", "actearly");
                break;
            case "motor":
                (gain[0], affineGain, affineBias) = (1, false, false);
                break;
            case "position":
                ReadPosition(element);
                break;
            case "velocity":
                element.Read("kv", ref gain[0]);
                (affineGain, affineBias) = (false, true);
                Array.Clear(bias);
                bias[2] = -gain[0];
                break;
            case "damper":
                double damping = -gain[2];
                element.Read("kv", ref damping);
                Array.Clear(gain);
                (gain[2], affineGain, affineBias) = (-damping, true, false);
                break;
            default:
                throw element.NotSupported("<general>, <motor>, <position>, <velocity>, <damper>");
        }
    }

    private void ReadPosition(MjcfElement element)
    {
        element.Read("kp", ref gain[0]);
        bias[1] = -gain[0];
        double damping = -bias[2];
        if (element.Has("kv"))
            DampingRatio = 0;
        element.Read("kv", ref damping);
        bias[2] = -damping;
        double ratio = DampingRatio;
        element.Read("dampratio", ref ratio);
        if (element.Has("kv") && element.Has("dampratio"))
            throw element.Error("<position> has kv and dampratio; accepted: one of them");
        DampingRatio = ratio;
        element.Read("inheritrange", ref rangeOfJoint);
        element.RequireZero("timeconst");
        (affineGain, affineBias) = (false, true);
    }

    private void Finish(MjcfElement element, MjcfCompiler compiler, Func<int, double[]> rangeOf)
    {
        if (rangeOfJoint > 0)
        {
            double[] range = TransmissionKind == TransmissionKind.Tendon ? [0, 0] : rangeOf(Target);
            if (range[0] >= range[1] || ctrlRange[0] < ctrlRange[1])
                throw element.Error($"{element.Called} has an inheritrange; accepted: for joints with a range, without a ctrlrange");
            double middle = (range[0] + range[1]) / 2, half = (range[1] - range[0]) / 2 * rangeOfJoint;
            (ctrlRange[0], ctrlRange[1]) = (middle - half, middle + half);
        }

        IsCtrlLimited = MjcfLimit.IsSet(element, ctrlLimited, ctrlRange, compiler, "ctrl");
        IsForceLimited = MjcfLimit.IsSet(element, forceLimited, forceRange, compiler, "force");
    }
}
