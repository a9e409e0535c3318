namespace GpuEs;

/// <summary>What an actuator's force acts on; numbered as MuJoCo's mjtTrn.</summary>
internal enum TransmissionKind
{
    /// <summary>A joint.</summary>
    Joint = 0,

    /// <summary>A fixed tendon.</summary>
    Tendon = 3,
}
