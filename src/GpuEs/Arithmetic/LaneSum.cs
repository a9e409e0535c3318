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

    /// <summary>Adds a term in the lanes of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddWhere(T mask, T term)
    {
        LaneSum<T> sum = this;
        sum.Add(term);
        total = T.Select(mask, sum.total, total);
        rest = T.Select(mask, sum.rest, rest);
    }

    /// <summary>Starts over in the lanes of a mask.</summary>
    public void Clear(T mask)
    {
        total = T.Select(mask, 0f, total);
        rest = T.Select(mask, 0f, rest);
    }
}
