namespace GpuEs;

/// <summary>A compiled mechanism's constants, with mjModel's meanings and in its order; row-major, double precision.</summary>
internal sealed class ModelConstants
{
    public required PhysicsOptions Options { get; init; }

    public required BodyTable Bodies { get; init; }

    public required JointTable Joints { get; init; }

    public required DofTable Dofs { get; init; }

    public required GeomTable Geoms { get; init; }

    public required SiteTable Sites { get; init; }

    public required TendonTable Tendons { get; init; }

    public required ActuatorTable Actuators { get; init; }

    public required IReadOnlyList<CandidatePair> CandidatePairs { get; init; }

    /// <summary>[nq] the pose of the file.</summary>
    public required double[] Qpos0 { get; init; }

    /// <summary>[nq] the pose in which joints' springs are slack.</summary>
    public required double[] QposSpring { get; init; }

    /// <summary>Mean diagonal of the mass matrix at qpos0, MuJoCo's stat.meaninertia: the scale of the solver's tolerance.</summary>
    public required double MeanInertia { get; init; }
}
