using ILGPU;

namespace GpuEs;

/// <summary>Candidates in order, as unsigned integers: by predicted return, equal ones by index. No two are equal.</summary>
internal static class CandidateKey
{
    /// <summary>Bits that hold the index.</summary>
    public const int IndexBits = 20;

    /// <summary>Bits of a key.</summary>
    public const int Bits = IndexBits + 32;

    private const uint LastIndex = (1u << IndexBits) - 1;

    /// <summary>The key; larger is better. A return that is not finite is worse than every other.</summary>
    public static ulong From(float predictedReturn, int candidate) =>
        ((ulong)ReturnKey.From(predictedReturn, Goal.Maximise) << IndexBits) | (LastIndex - (uint)candidate);

    /// <summary>Whose key it is.</summary>
    public static int Candidate(ulong key) => (int)(LastIndex - ((uint)key & LastIndex));

    /// <summary>The return that is in a key of a finite one.</summary>
    public static float Return(ulong key)
    {
        uint bits = (uint)(key >> IndexBits);
        return Interop.IntAsFloat((bits & 0x80000000u) != 0 ? bits & 0x7FFFFFFFu : ~bits);
    }

    /// <summary>Whether the key's return is finite.</summary>
    public static bool IsFinite(ulong key) => key >> IndexBits != ReturnKey.Worst;
}
