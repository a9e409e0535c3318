namespace GpuEs;

/// <summary>What the tables hold of a fixed tendon with a spring or a damper; its terms are as an actuator's.</summary>
internal static class TendonRecord
{
    // Whole numbers.
    public const int FirstTerm = 0;
    public const int TermNum = 1;
    public const int TermWeights = 2;
    public const int Wholes = 3;

    // Floats: the lengths between which the spring is slack.
    public const int Stiffness = 0;
    public const int Damping = 1;
    public const int SlackLow = 2;
    public const int SlackHigh = 3;
    public const int Numbers = 4;
}
