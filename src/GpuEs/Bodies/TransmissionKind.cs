namespace GpuEs;

/// <summary>What an actuator's force acts on; numbered as MuJoCo's mjtTrn.</summary>
internal enum TransmissionKind
{
    /// <summary>A joint.</summary>
    Joint = 0,

    /// <summary>A ball or free joint, with the gear's axis in the parent's frame.</summary>
    JointInParent = 1,

    /// <summary>A fixed tendon.</summary>
    Tendon = 3,
}
