namespace GpuEs;

/// <summary>
/// The integers that a direction draws besides its noise: where its window of parameters starts, and where its slice
/// of the noise table starts.
/// </summary>
internal static class DirectionWindow
{
    /// <summary>First parameter of the cyclic window that the direction perturbs.</summary>
    public static int SubsetStart(ulong seed, uint generation, uint direction, int parameterCount) =>
        Below((uint)parameterCount, seed, generation, direction, RandomDomain.Subset);

    /// <summary>First octet of the direction's slice of the noise table.</summary>
    public static int TableSlot(ulong seed, uint generation, uint direction, int slots) =>
        Below((uint)slots, seed, generation, direction, RandomDomain.TableOffset);

    private static int Below(uint count, ulong seed, uint generation, uint direction, uint domain) =>
        (int)(((ulong)Philox.Draw(seed, new PhiloxBlock(0, direction, generation, domain)).Word0 * count) >> 32);
}
