namespace GpuEs;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3"
/// (SC 2011): a keyed bijection of 128 bits, so any word of any stream is had without the words before it.
/// </summary>
internal static class Philox
{
    public const uint MultiplierA = 0xD2511F53;
    public const uint MultiplierB = 0xCD9E8D57;
    public const uint WeylA = 0x9E3779B9;
    public const uint WeylB = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>128 random bits, a pure function of the key (64 bits) and the counter (128 bits).</summary>
    public static PhiloxBlock Draw(ulong key, PhiloxBlock counter)
    {
        uint keyA = (uint)key, keyB = (uint)(key >> 32);
        uint word0 = counter.Word0, word1 = counter.Word1, word2 = counter.Word2, word3 = counter.Word3;
        for (int round = 0; round < Rounds; round++)
        {
            ulong productA = (ulong)MultiplierA * word0;
            ulong productB = (ulong)MultiplierB * word2;
            word0 = (uint)(productB >> 32) ^ word1 ^ keyA;
            word1 = (uint)productB;
            word2 = (uint)(productA >> 32) ^ word3 ^ keyB;
            word3 = (uint)productA;
            keyA += WeylA;
            keyB += WeylB;
        }

        return new PhiloxBlock(word0, word1, word2, word3);
    }
}
