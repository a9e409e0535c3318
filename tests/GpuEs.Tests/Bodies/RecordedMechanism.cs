using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

/// <summary>A mechanism of the constants that MuJoCo compiled, from mujoco/models/NAME.json of the recordings.</summary>
internal static class RecordedMechanism
{
    /// <summary>All that are recorded.</summary>
    public static readonly TheoryData<string> Names =
    [
        "inverted_pendulum", "inverted_double_pendulum", "swimmer", "hopper", "half_cheetah", "walker2d", "ant", "humanoid",
    ];

    public static Mechanism Read(string name)
    {
        JsonElement model = Recordings.Read($"mujoco/models/{name}.json");
        JsonElement names = model.GetProperty("names");
        GeomTable geoms = Geoms(model.GetProperty("geom"), Strings(names, "geom"));
        var constants = new ModelConstants
        {
            Options = Options(model.GetProperty("opt")),
            Bodies = Bodies(model.GetProperty("body"), Strings(names, "body")),
            Joints = Joints(model.GetProperty("jnt"), Strings(names, "joint")),
            Dofs = Dofs(model.GetProperty("dof")),
            Geoms = geoms,
            Sites = Sites(model.GetProperty("site"), Strings(names, "site")),
            Tendons = Tendons(model.GetProperty("tendon"), Strings(names, "tendon")),
            Actuators = Actuators(model.GetProperty("actuator"), Strings(names, "actuator")),
            CandidatePairs =
            [
                .. model.GetProperty("collision_candidate_pairs").EnumerateArray()
                    .Select(pair => CandidatePair.Mix(geoms, pair[0].GetInt32(), pair[1].GetInt32())),
            ],
            Qpos0 = Numbers(model, "qpos0"),
            QposSpring = Numbers(model, "qpos_spring"),
            MeanInertia = model.GetProperty("stat").GetProperty("meaninertia").GetDouble(),
        };
        return new Mechanism(name, constants, []);
    }

    private static PhysicsOptions Options(JsonElement option) => new()
    {
        TimestepSeconds = option.GetProperty("timestep").GetDouble(),
        Gravity = Numbers(option, "gravity"),
        Integrator = option.GetProperty("integrator").GetString() == "RK4" ? Integrator.RungeKutta4 : Integrator.Euler,
        ImpedanceRatio = option.GetProperty("impratio").GetDouble(),
        Density = option.GetProperty("density").GetDouble(),
        Viscosity = option.GetProperty("viscosity").GetDouble(),
        Wind = Numbers(option, "wind"),
    };

    private static BodyTable Bodies(JsonElement body, string?[] names) => new()
    {
        Name = names,
        ParentId = Integers(body, "parentid"),
        WeldId = Integers(body, "weldid"),
        RootId = Integers(body, "rootid"),
        JointNum = Integers(body, "jntnum"),
        JointAdr = Integers(body, "jntadr"),
        DofNum = Integers(body, "dofnum"),
        DofAdr = Integers(body, "dofadr"),
        GeomNum = Integers(body, "geomnum"),
        GeomAdr = Integers(body, "geomadr"),
        Pos = Numbers(body, "pos"),
        Quat = Numbers(body, "quat"),
        InertialPos = Numbers(body, "ipos"),
        InertialQuat = Numbers(body, "iquat"),
        Mass = Numbers(body, "mass"),
        SubtreeMass = Numbers(body, "subtreemass"),
        Inertia = Numbers(body, "inertia"),
        InverseWeight = Numbers(body, "invweight0"),
    };

    private static JointTable Joints(JsonElement joint, string?[] names) => new()
    {
        Name = names,
        Kind = [.. Strings(joint, "type").Select(kind => Enum.Parse<JointKind>(kind!, ignoreCase: true))],
        QposAdr = Integers(joint, "qposadr"),
        DofAdr = Integers(joint, "dofadr"),
        BodyId = Integers(joint, "bodyid"),
        Limited = Flags(joint, "limited"),
        Pos = Numbers(joint, "pos"),
        Axis = Numbers(joint, "axis"),
        Stiffness = Numbers(joint, "stiffness"),
        Range = Numbers(joint, "range"),
        Margin = Numbers(joint, "margin"),
        SolRef = Numbers(joint, "solref"),
        SolImp = Numbers(joint, "solimp"),
    };

    private static DofTable Dofs(JsonElement dof) => new()
    {
        BodyId = Integers(dof, "bodyid"),
        JointId = Integers(dof, "jntid"),
        ParentId = Integers(dof, "parentid"),
        Armature = Numbers(dof, "armature"),
        Damping = Numbers(dof, "damping"),
        InverseWeight = Numbers(dof, "invweight0"),
    };

    private static GeomTable Geoms(JsonElement geom, string?[] names) => new()
    {
        Name = names,
        Kind = [.. Strings(geom, "type").Select(kind => Enum.Parse<GeomKind>(kind!, ignoreCase: true))],
        BodyId = Integers(geom, "bodyid"),
        ConType = Integers(geom, "contype"),
        ConAffinity = Integers(geom, "conaffinity"),
        ConDim = Integers(geom, "condim"),
        Priority = Integers(geom, "priority"),
        Size = Numbers(geom, "size"),
        Pos = Numbers(geom, "pos"),
        Quat = Numbers(geom, "quat"),
        Friction = Numbers(geom, "friction"),
        Margin = Numbers(geom, "margin"),
        Gap = Numbers(geom, "gap"),
        SolMix = Numbers(geom, "solmix"),
        SolRef = Numbers(geom, "solref"),
        SolImp = Numbers(geom, "solimp"),
        BoundingRadius = Numbers(geom, "rbound"),
    };

    private static SiteTable Sites(JsonElement site, string?[] names) => new()
    {
        Name = names,
        BodyId = Integers(site, "bodyid"),
        Pos = Numbers(site, "pos"),
        Quat = Numbers(site, "quat"),
    };

    /// <summary>Humanoid's two, which nothing but an observer asks for: their inverse weights are not recorded.</summary>
    private static TendonTable Tendons(JsonElement tendon, string?[] names) => tendon.ValueKind == JsonValueKind.Null
        ? new()
        {
            Name = [],
            Adr = [],
            Num = [],
            JointId = [],
            Coefficient = [],
            Stiffness = [],
            Damping = [],
            LengthSpring = [],
            InverseWeight = [],
        }
        : new()
        {
            Name = names,
            Adr = Integers(tendon, "adr"),
            Num = Integers(tendon, "num"),
            JointId = Integers(tendon, "wrap_objid"),
            Coefficient = Numbers(tendon, "wrap_prm"),
            Stiffness = Numbers(tendon, "stiffness"),
            Damping = Numbers(tendon, "damping"),
            LengthSpring = Numbers(tendon, "lengthspring"),
            InverseWeight = new double[Integers(tendon, "adr").Length],
        };

    /// <summary>All of them are motors.</summary>
    private static ActuatorTable Actuators(JsonElement actuator, string?[] names) => new()
    {
        Name = names,
        TransmissionKind = [.. Integers(actuator, "trntype").Select(kind => (TransmissionKind)kind)],
        TargetId = [.. actuator.GetProperty("trnid").EnumerateArray().Select(target => target[0].GetInt32())],
        Gear = Numbers(actuator, "gear"),
        CtrlLimited = Flags(actuator, "ctrllimited"),
        CtrlRange = Numbers(actuator, "ctrlrange"),
        ForceLimited = Flags(actuator, "forcelimited"),
        ForceRange = new double[2 * names.Length],
        Gain = [.. actuator.GetProperty("gainprm").EnumerateArray().SelectMany(gain => Flatten(gain).Take(3))],
        Bias = new double[3 * names.Length],
    };

    private static double[] Numbers(JsonElement element, string name) => [.. Flatten(element.GetProperty(name))];

    private static int[] Integers(JsonElement element, string name) =>
        [.. Numbers(element, name).Select(number => checked((int)number))];

    private static bool[] Flags(JsonElement element, string name) =>
        [.. Integers(element, name).Select(flag => flag != 0)];

    private static string?[] Strings(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(text => text.GetString())];

    private static IEnumerable<double> Flatten(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Flatten) : [element.GetDouble()];
}
