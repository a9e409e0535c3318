namespace GpuEs;

/// <summary>A fixed tendon of a file.</summary>
internal sealed class MjcfTendon
{
    private readonly double[] springLength = [-1, -1];
    private string? name;
    private double stiffness;
    private double damping;

    public string? Name => name;

    public double Stiffness => stiffness;

    public double Damping => damping;

    /// <summary>[2] between which its spring is slack, m; -1 for the length in the pose of slack joints.</summary>
    public double[] SpringLength => springLength;

    public List<(int Joint, double Coefficient)> Terms { get; } = [];

    public static MjcfTendon Read(
        MjcfElement element, IEnumerable<MjcfElement> layers, MjcfOption option, Func<MjcfElement, string, int> jointOf)
    {
        var tendon = new MjcfTendon();
        foreach (MjcfElement layer in layers)
            tendon.ReadLayer(layer, option);
        foreach (MjcfElement term in element.Children)
        {
            if (term.Tag != "joint")
                throw term.NotSupported("<joint>");
            double coefficient = 0;
            if (!term.Has("coef"))
                throw term.Error("<joint> of a tendon needs the attribute coef");
            term.Read("coef", ref coefficient);
            tendon.Terms.Add((jointOf(term, "joint"), coefficient));
            term.RequireAllRead();
        }

        if (tendon.Terms.Count == 0)
            throw element.Error($"{element.Called} has no <joint>; accepted: one or more");
        return tendon;
    }

    private void ReadLayer(MjcfElement element, MjcfOption option)
    {
        _ = element.Has("class");
        element.Read("name", ref name);
        element.Read("stiffness", ref stiffness);
        element.Read("damping", ref damping);
        if (element.Read("springlength", springLength) == 1)
            springLength[1] = springLength[0];
        if (option is { HasLimits: true, HasConstraints: true })
        {
            element.RequireWord("limited", "false", "auto");
            if (element.Text("limited") != "false")
                element.RequireZero("range");
            else
                element.PassOver("range");
        }
        else
        {
            element.PassOver("limited", "range");
        }

        if (option is { HasFrictionLoss: true, HasConstraints: true })
            element.RequireZero("frictionloss");
        else
            element.PassOver("frictionloss");
        element.RequireZero("armature");
        element.RequireWord("actuatorfrclimited", "false", "auto");
        element.RequireZero("actuatorfrcrange");
        element.PassOver(
            "group", "width", "material", "rgba", "user", "margin", "solreflimit", "solimplimit", "solreffriction",
            "solimpfriction");
        element.RequireAllRead();
    }
}
