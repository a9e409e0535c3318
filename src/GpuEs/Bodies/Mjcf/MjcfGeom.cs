namespace GpuEs;

/// <summary>A geom of a file.</summary>
internal sealed class MjcfGeom
{
    /// <summary>Ends of a fromto nearer than this, m, are one point.</summary>
    private const double LeastLength = 1e-14;

    private readonly double[] size = [0, 0, 0];
    private readonly double[] ends = [0, 0, 0, 0, 0, 0];
    private readonly MjcfPose pose = new();
    private GeomKind? kind = GeomKind.Sphere;
    private string? name;
    private bool hasEnds;
    private double? mass;
    private double density = 1000;
    private int conType = 1;
    private int conAffinity = 1;
    private int conDim = 3;
    private int priority;
    private int group;
    private double solMix = 1;
    private double margin;
    private double gap;

    private MjcfGeom(MjcfElement element) => Element = element;

    public MjcfElement Element { get; }

    public string? Name => name;

    public GeomKind Kind => kind!.Value;

    /// <summary>[3] as compiled; what the form does not use is as the file has it.</summary>
    public double[] Size { get; private set; } = [];

    public DoubleVector Pos { get; private set; }

    public DoubleQuaternion Quat { get; private set; }

    /// <summary>kg.</summary>
    public double Mass { get; private set; }

    public DoubleVector Moments => GeomInertia.Moments(Kind, Size, Mass);

    public int Group => group;

    public int ConType => conType;

    public int ConAffinity => conAffinity;

    public int ConDim => conDim;

    public int Priority => priority;

    public double[] Friction { get; } = [1, 0.005, 0.0001];

    public double SolMix => solMix;

    public double[] SolRef { get; } = ContactDefaults.SolRef;

    public double[] SolImp { get; } = ContactDefaults.SolImp;

    public double Margin => margin;

    public double Gap => gap;

    /// <summary>As errors call it.</summary>
    public string Called => $"\"{name ?? "(no name)"}\" ({Kind.ToString().ToLowerInvariant()})";

    /// <param name="element">The element.</param>
    /// <param name="layers">What holds for it, itself last.</param>
    /// <param name="compiler">How numbers are meant.</param>
    /// <param name="option">Whether anything can touch, and what is around.</param>
    /// <param name="givesMass">Whether the body's mass comes from its geoms.</param>
    /// <returns>Null for a mesh or a height field that is a mere look.</returns>
    public static MjcfGeom? Read(
        MjcfElement element, IEnumerable<MjcfElement> layers, MjcfCompiler compiler, MjcfOption option, bool givesMass)
    {
        var geom = new MjcfGeom(element);
        foreach (MjcfElement layer in layers)
            geom.ReadLayer(layer, compiler, option);
        if (geom.kind is null)
        {
            geom.PassOverMesh(compiler, option, givesMass);
            return null;
        }

        geom.Finish();
        return geom;
    }

    private void ReadLayer(MjcfElement element, MjcfCompiler compiler, MjcfOption option)
    {
        _ = element.Has("class");
        element.Read("name", ref name);
        element.Read<GeomKind?>(
            "type", ref kind,
            ("plane", GeomKind.Plane), ("sphere", GeomKind.Sphere), ("capsule", GeomKind.Capsule),
            ("ellipsoid", GeomKind.Ellipsoid), ("cylinder", GeomKind.Cylinder), ("box", GeomKind.Box),
            ("mesh", null), ("hfield", null));
        element.Read("size", size);
        hasEnds |= element.Read("fromto", ends, least: 6) > 0;
        pose.Read(element, compiler);
        if (element.Numbers("mass", 1, 1) is [double given])
            mass = given >= 0 ? given : throw element.NotAccepted("mass", "0 or more");
        element.Read("density", ref density);
        if (density < 0)
            throw element.NotAccepted("density", "0 or more");
        element.Read("contype", ref conType);
        element.Read("conaffinity", ref conAffinity);
        element.Read("condim", ref conDim, ("1", 1), ("3", 3), ("4", 4), ("6", 6));
        element.Read("priority", ref priority);
        element.Read("group", ref group);
        element.Read("friction", Friction);
        element.Read("solmix", ref solMix);
        element.Read("solref", SolRef);
        element.Read("solimp", SolImp);
        element.Read("margin", ref margin);
        element.Read("gap", ref gap);
        element.RequireWord("shellinertia", "false");
        if (option.HasFluid)
            element.RequireWord("fluidshape", "none");
        else
            element.PassOver("fluidshape");
        element.PassOver("rgba", "material", "user", "fluidcoef", "mesh", "hfield", "fitscale");
        element.RequireAllRead();
    }

    private void PassOverMesh(MjcfCompiler compiler, MjcfOption option, bool givesMass)
    {
        const string Accepted = "plane, sphere, capsule, ellipsoid, cylinder, box; a mesh only as a look, with contype and "
            + "conaffinity 0 and a body that has its <inertial>, or the mass 0";
        bool touches = (conType != 0 || conAffinity != 0) && option is { HasContacts: true, HasConstraints: true };
        bool weighs = givesMass && mass != 0 && (mass > 0 || density > 0) && compiler.IsInertiaGroup(group);
        if (touches || weighs)
            throw Element.Error($"{Element.Called} is a mesh or a height field that {(touches ? "could touch" : "gives its body its mass")}; accepted: {Accepted}");
        Element.PassOver();
    }

    private void Finish()
    {
        Pos = pose.Pos;
        Quat = pose.Quat;
        Size = [.. size];
        if (hasEnds)
            PlaceBetweenEnds();
        int used = Kind switch { GeomKind.Sphere => 1, GeomKind.Capsule or GeomKind.Cylinder => 2, _ => 3 };
        if (Kind != GeomKind.Plane && Size.AsSpan(0, used).ContainsAnyExceptInRange(double.Epsilon, double.MaxValue))
        {
            throw Element.Error(
                $"{Element.Called} is a {Kind.ToString().ToLowerInvariant()} of the size \"{string.Join(' ', size)}\"; accepted: {used} numbers above 0{(used > 1 ? ", or a fromto and the first of them" : "")}");
        }

        Mass = Kind == GeomKind.Plane ? 0 : mass ?? density * GeomInertia.Volume(Kind, Size);
    }

    private void PlaceBetweenEnds()
    {
        if (Kind is GeomKind.Plane or GeomKind.Sphere)
            throw Element.Error($"{Element.Called} has a fromto; accepted for capsule, cylinder, ellipsoid, box");
        var from = new DoubleVector(ends[0], ends[1], ends[2]);
        var to = new DoubleVector(ends[3], ends[4], ends[5]);
        DoubleVector along = from - to;
        if (along.Length < LeastLength)
            throw Element.Error($"{Element.Called} has a fromto whose ends are one point; accepted: two points");
        Pos = (from + to) * 0.5;
        Quat = DoubleQuaternion.FromZTo(along);
        if (Kind is GeomKind.Capsule or GeomKind.Cylinder)
        {
            Size[1] = along.Length / 2;
        }
        else
        {
            Size[1] = Size[0];
            Size[2] = along.Length / 2;
        }
    }
}
