namespace GpuEs;

/// <summary>The compiler element: how the file's numbers are meant.</summary>
internal sealed class MjcfCompiler
{
    private bool degrees = true;
    private bool limitsByRange = true;
    private double leastMass;
    private double leastInertia;
    private double totalMass = -1;
    private bool balanceInertia;
    private bool? inertiaFromGeoms;
    private string eulerSequence = "xyz";
    private readonly double[] inertiaGroups = [0, 5];

    /// <summary>Whether a range alone makes a limit.</summary>
    public bool LimitsByRange => limitsByRange;

    /// <summary>Bodies are made at least as heavy, kg.</summary>
    public double LeastMass => leastMass;

    /// <summary>Principal moments are made at least as large, kg m^2.</summary>
    public double LeastInertia => leastInertia;

    /// <summary>All bodies are scaled to weigh so much together, kg; not above 0 for no.</summary>
    public double TotalMass => totalMass;

    /// <summary>Moments that no body can have are averaged; else they are an error.</summary>
    public bool BalanceInertia => balanceInertia;

    /// <summary>True: from geoms even where a body has an inertial; false: never; null: where it has none.</summary>
    public bool? InertiaFromGeoms => inertiaFromGeoms;

    /// <summary>Three letters of x, y, z about the turned axes, X, Y, Z about the parent's.</summary>
    public string EulerSequence => eulerSequence;

    /// <summary>Radians of an angle in the file.</summary>
    public double Radians(double angle) => degrees ? angle / 180 * Math.PI : angle;

    public bool IsInertiaGroup(int group) => group >= inertiaGroups[0] && group <= inertiaGroups[1];

    public void Read(MjcfElement element)
    {
        element.Read("angle", ref degrees, ("degree", true), ("radian", false));
        element.Read("autolimits", ref limitsByRange);
        element.Read("boundmass", ref leastMass);
        element.Read("boundinertia", ref leastInertia);
        element.Read("settotalmass", ref totalMass);
        element.Read("balanceinertia", ref balanceInertia);
        element.Read("inertiafromgeom", ref inertiaFromGeoms, ("true", true), ("false", false), ("auto", null));
        element.Read("inertiagrouprange", inertiaGroups, least: 2);
        if (element.Text("eulerseq") is { } sequence)
        {
            eulerSequence = sequence.Length == 3 && sequence.All("xyzXYZ".Contains)
                ? sequence : throw element.NotAccepted("eulerseq", "three letters of x, y, z, X, Y, Z");
        }

        element.RequireWord("coordinate", "local");
        element.RequireWord("fusestatic", "false");
        element.RequireWord("alignfree", "false");
        element.PassOver(
            "meshdir", "texturedir", "assetdir", "strippath", "fitaabb", "convexhull", "exactmeshinertia", "usethread",
            "discardvisual", "saveinertial");
        element.RequireAllRead();
        foreach (MjcfElement child in element.Children)
        {
            if (child.Tag != "lengthrange")
                throw child.NotSupported("<lengthrange>");
            child.PassOver();
        }
    }
}
