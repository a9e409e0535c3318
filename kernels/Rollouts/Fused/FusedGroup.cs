namespace GpuEs;

/// <summary>A group's members and directions as constants of the compiled kernel.</summary>
internal readonly struct FusedGroup<TMembers, TDirections> : IFusedGroup
    where TMembers : struct, IWidth
    where TDirections : struct, IWidth
{
    public static int Members => TMembers.Value;

    public static int Directions => TDirections.Value;
}
