namespace GpuEs;

/// <summary>
/// What the tables hold of an actuator. Its length is a weighted sum of positions, so a joint's and a fixed tendon's are
/// the same: terms of <see cref="Transmission{T, TCells, TTables}"/>, whose weights have the gear in them.
/// </summary>
internal static class ActuatorRecord
{
    // Whole numbers.
    public const int FirstTerm = 0;
    public const int TermNum = 1;
    public const int TermWeights = 2;
    public const int IsAffine = 3;
    public const int Wholes = 4;

    // Floats; gain and bias of 1, length, velocity.
    public const int CtrlLow = 0;
    public const int CtrlHigh = 1;
    public const int ForceLow = 2;
    public const int ForceHigh = 3;
    public const int Gain = 4;
    public const int Bias = 7;
    public const int Numbers = 10;
}
