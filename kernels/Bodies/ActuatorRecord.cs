namespace GpuEs;

/// <summary>
/// What the tables hold of an actuator. Its length is a weighted sum of positions, so a joint's and a fixed tendon's are
/// the same; a term is a position, a degree of freedom, and at the same place among the floats the weight times the gear.
/// </summary>
internal static class ActuatorRecord
{
    // Whole numbers; terms of TermWholes each.
    public const int FirstTerm = 0;
    public const int TermNum = 1;
    public const int TermWeights = 2;
    public const int IsAffine = 3;
    public const int Wholes = 4;
    public const int TermQposAdr = 0;
    public const int TermDof = 1;
    public const int TermWholes = 2;

    // Floats; gain and bias of 1, length, velocity.
    public const int CtrlLow = 0;
    public const int CtrlHigh = 1;
    public const int ForceLow = 2;
    public const int ForceHigh = 3;
    public const int Gain = 4;
    public const int Bias = 7;
    public const int Numbers = 10;
}
