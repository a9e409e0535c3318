namespace GpuEs;

/// <summary>The option element: time, gravity, fluid, and which parts of the dynamics are off.</summary>
internal sealed class MjcfOption
{
    private const string Fast = "implicitfast";

    private readonly double[] gravity = [0, 0, -9.81];
    private readonly double[] wind = [0, 0, 0];
    private double timestep = 0.002;
    private Integrator integrator = Integrator.Euler;
    private double impedanceRatio = 1;
    private double density;
    private double viscosity;
    private bool hasGravity = true;

    public bool HasContacts { get; private set; } = true;

    public bool HasLimits { get; private set; } = true;

    public bool HasConstraints { get; private set; } = true;

    public bool HasFrictionLoss { get; private set; } = true;

    public bool HasEqualities { get; private set; } = true;

    public bool HasSprings { get; private set; } = true;

    public bool HasDampers { get; private set; } = true;

    public bool ClampsControls { get; private set; } = true;

    /// <summary>A body and its parent do not touch.</summary>
    public bool KeepsParentsApart { get; private set; } = true;

    public bool HasFluid => density > 0 || viscosity > 0;

    /// <summary>
    /// Set where the integrator is MuJoCo's implicitfast: Euler's, but that all forces which velocities make are implicit.
    /// </summary>
    public MjcfElement? ImplicitFast { get; private set; }

    /// <summary>Set where friction cones are elliptic, which contacts without friction do not notice.</summary>
    public MjcfElement? EllipticCone { get; private set; }

    public PhysicsOptions ToPhysicsOptions() => new()
    {
        TimestepSeconds = timestep,
        Gravity = hasGravity ? gravity : [0, 0, 0],
        Integrator = integrator,
        ImpedanceRatio = impedanceRatio,
        Density = density,
        Viscosity = viscosity,
        Wind = wind,
    };

    public void Read(MjcfElement element)
    {
        element.Read("timestep", ref timestep);
        if (timestep <= 0)
            throw element.NotAccepted("timestep", "a number above 0");
        element.Read("gravity", gravity, least: 3);
        element.Read("wind", wind, least: 3);
        element.Read(
            "integrator", ref integrator,
            ("Euler", Integrator.Euler), ("RK4", Integrator.RungeKutta4), (Fast, Integrator.Euler));
        if (element.Text("integrator") is { } said)
            ImplicitFast = said == Fast ? element : null;
        element.Read("impratio", ref impedanceRatio);
        if (impedanceRatio <= 0)
            throw element.NotAccepted("impratio", "a number above 0");
        element.Read("density", ref density);
        element.Read("viscosity", ref viscosity);
        bool elliptic = EllipticCone is not null;
        element.Read("cone", ref elliptic, ("pyramidal", false), ("elliptic", true));
        EllipticCone = elliptic ? EllipticCone ?? element : null;
        element.RequireZero("noslip_iterations");
        element.RequireWord("actuatorgroupdisable", "");
        // How the constraints' optimum is searched for: it is the same one.
        element.PassOver(
            "solver", "iterations", "tolerance", "ls_iterations", "ls_tolerance", "jacobian", "noslip_tolerance",
            "ccd_iterations", "ccd_tolerance", "mpr_iterations", "mpr_tolerance", "sdf_iterations", "sdf_initpoints");
        element.PassOver("apirate", "magnetic", "o_margin", "o_solref", "o_solimp", "o_friction");
        element.RequireAllRead();
        foreach (MjcfElement child in element.Children)
        {
            if (child.Tag != "flag")
                throw child.NotSupported("<flag>");
            ReadFlags(child);
        }
    }

    private void ReadFlags(MjcfElement element)
    {
        HasConstraints = Flag(element, "constraint", HasConstraints);
        HasContacts = Flag(element, "contact", HasContacts);
        HasLimits = Flag(element, "limit", HasLimits);
        HasFrictionLoss = Flag(element, "frictionloss", HasFrictionLoss);
        HasEqualities = Flag(element, "equality", HasEqualities);
        HasSprings = Flag(element, "spring", Flag(element, "passive", HasSprings));
        HasDampers = Flag(element, "damper", Flag(element, "passive", HasDampers));
        ClampsControls = Flag(element, "clampctrl", ClampsControls);
        KeepsParentsApart = Flag(element, "filterparent", KeepsParentsApart);
        hasGravity = Flag(element, "gravity", hasGravity);
        foreach (string always in (string[])["actuation", "refsafe", "eulerdamp"])
            element.RequireWord(always, "enable");
        foreach (string never in (string[])["override", "multiccd"])
            element.RequireWord(never, "disable");
        element.PassOver(
            "warmstart", "island", "sensor", "midphase", "nativeccd", "energy", "fwdinv", "invdiscrete", "autoreset",
            "sensornoise");
        element.RequireAllRead();
    }

    private static bool Flag(MjcfElement element, string name, bool value)
    {
        element.Read(name, ref value, ("enable", true), ("disable", false));
        return value;
    }
}
