using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary><see cref="Sum"/> in lanes, the same bits.</summary>
internal struct LaneSum<T>
    where T : unmanaged, IReal<T>
{
    private T total;
    private T rest;

    /// <summary>The sums, rounded once.</summary>
    public readonly T Value => total + rest;

    /// <summary>Adds a term in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T term)
    {
        T added = total + term;
        T share = added - total;
        T lost = (total - (added - share)) + (term - share);
        total = added + rest;
        rest = lost + (rest - (total - added));
    }

    /// <summary>Starts over in the lanes of a mask.</summary>
    public void Clear(T mask)
    {
        total = T.Select(mask, 0f, total);
        rest = T.Select(mask, 0f, rest);
    }
}
