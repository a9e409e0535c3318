namespace GpuEs;

/// <summary>The contact at hand: what a kind's geometry leaves for <see cref="ContactRows{T, TCells, TTables}"/>.</summary>
internal static class ContactCells
{
    public const int Normal = 0;
    public const int Tangent1 = 3;
    public const int Tangent2 = 6;
    public const int Point = 9;
    public const int Distance = 12;
    public const int Size = 13;
}
