namespace GpuEs;

/// <summary>
/// A sum of many terms that loses none of them. What an addition rounds away is a float too (Knuth 1969, "TwoSum"), and is
/// kept and added a term later; so the sum has some 48 bits until its value is taken, whatever the number of terms, where
/// a plain float stands still at 2^24 equal ones. Additions alone and no branch: the same bits on every device.
/// <c>Sum sum = default; sum += reward; return sum.Value;</c>
/// </summary>
// 3.3 ns a term on a 3 GHz core where nothing else is done, against 1.1 for a plain sum: two additions wait for the term
// before. Without the feedback (Neumaier 1974) it is 1.2 ns, but the rest then grows as large as what a plain sum loses,
// and loses in its turn: a million times 0.1 came out as 99994, and 2^24 squares 2e-5 off.
public struct Sum
{
    private float total;
    private float rest;

    /// <summary>The sum, rounded once; not finite where a term is not, or where it has left a float's range.</summary>
    public readonly Real Value => total + rest;

    /// <summary>The sum with one more term.</summary>
    public static Sum operator +(Sum sum, Real term)
    {
        float added = sum.total + term;
        float share = added - sum.total;
        float lost = (sum.total - (added - share)) + (term - share);

        // The rest of before, not the one just found: that would have to be waited for.
        float total = added + sum.rest;
        return new Sum { total = total, rest = lost + (sum.rest - (total - added)) };
    }
}
