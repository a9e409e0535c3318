namespace GpuEs;

/// <summary>What the tables hold of a joint's limits.</summary>
internal static class LimitRecord
{
    // Whole numbers.
    public const int QposAdr = 0;
    public const int Dof = 1;
    public const int Wholes = 2;

    // Floats.
    public const int Low = 0;
    public const int High = 1;
    public const int Numbers = 2;
}
