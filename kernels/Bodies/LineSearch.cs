using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// How far to go along the search direction: the cost's minimum there, by Newton's method within brackets. The cost is
/// quadratic between the places where rows turn on or off, so a few iterations find it exactly.
/// </summary>
internal static class LineSearch<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    private const int IterationLimit = 12;

    // Of the slope at the start: MuJoCo's ls_tolerance.
    private const float Tolerance = 1e-2f;

    // Rows this near to 0, relative to 1 + |aref|, may be either way: rounding decides.
    private const float FlipTolerance = 1e-5f;

    /// <summary>Whether a whole step turns rows on or off: where it does not, it is exact.</summary>
    public static T Flips(TCells cells, TTables tables, in BodyLayout layout, int count, T isLive)
    {
        T flips = isLive & !isLive;
        TCells block = cells.At(layout.Blocks);
        for (int k = 0; k < count; k++)
        {
            int slot = ConstraintRows<T, TCells, TTables>.Slot(block, layout);
            T isOn = isLive & (block[Block.D] > 0f);
            if (T.Any(isOn))
                flips |= isOn & (tables.Whole(slot + SlotRecord.Dim) == 3 ? ConeFlips(block) : Flip(block[Block.Jaref], block[Block.Jv], Limit(block)));
            block = block.At(tables.Whole(slot + SlotRecord.BlockSize));
        }

        return flips;
    }

    public static T Step(TCells cells, TTables tables, in BodyLayout layout, int count, T isNeeded)
    {
        MassMatrix<T, TCells, TTables>.Multiply(cells, tables, layout, layout.Search, layout.Mv);
        T smoothSlope = 0f, smoothCurve = 0f, zero = 0f;
        for (int k = 0; k < layout.Nv; k++)
        {
            T direction = cells[layout.Search + k];
            smoothSlope = T.MultiplyAdd(cells[layout.Ma + k], direction, smoothSlope);
            smoothCurve = T.MultiplyAdd(cells[layout.Mv + k], direction, smoothCurve);
        }

        T slope = smoothSlope, curve = smoothCurve;
        AddRows(cells, tables, layout, count, zero, isNeeded, ref slope, ref curve);
        T tolerance = T.Abs(slope) * Tolerance, step = 1f, low = zero, high = float.PositiveInfinity, isOpen = isNeeded;
        for (int k = 0; k < IterationLimit && T.Any(isOpen); k++)
        {
            slope = T.MultiplyAdd(step, smoothCurve, smoothSlope);
            curve = smoothCurve;
            AddRows(cells, tables, layout, count, step, isOpen, ref slope, ref curve);
            isOpen &= tolerance < T.Abs(slope);
            T isShort = slope < zero;
            low = T.Select(isShort, step, low);
            high = T.Select(isShort, high, step);
            T next = step - slope / curve, isInside = (low < next) & (next < high);
            T middle = T.Select(high < float.PositiveInfinity, (low + high) * 0.5f, step + step);
            step = T.Select(isOpen, T.Select(isInside, next, middle), step);
        }

        return step;
    }

    private static void AddRows(
        TCells cells, TTables tables, in BodyLayout layout, int count, T step, T isLive, ref T slope, ref T curve)
    {
        TCells block = cells.At(layout.Blocks);
        for (int k = 0; k < count; k++)
        {
            int slot = ConstraintRows<T, TCells, TTables>.Slot(block, layout);
            if (ConstraintRows<T, TCells, TTables>.IsNeeded(block, isLive))
            {
                if (tables.Whole(slot + SlotRecord.Dim) == 3)
                    AddCone(block, step, ref slope, ref curve);
                else
                    Add(block[Block.Jaref], block[Block.Jv], step, block[Block.D], ref slope, ref curve);
            }

            block = block.At(tables.Whole(slot + SlotRecord.BlockSize));
        }

        slope += 0f;
        curve += 0f;
    }

    private static void AddCone(TCells block, T step, ref T slope, ref T curve)
    {
        T d = block[Block.D];
        T n = block[Block.ConeJaref], t1 = block[Block.ConeJaref + 1], t2 = block[Block.ConeJaref + 2];
        T vn = block[Block.ConeJv], v1 = block[Block.ConeJv + 1], v2 = block[Block.ConeJv + 2];
        Add(n + t1, vn + v1, step, d, ref slope, ref curve);
        Add(n - t1, vn - v1, step, d, ref slope, ref curve);
        Add(n + t2, vn + v2, step, d, ref slope, ref curve);
        Add(n - t2, vn - v2, step, d, ref slope, ref curve);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T residual, T change, T step, T d, ref T slope, ref T curve)
    {
        T at = T.MultiplyAdd(step, change, residual), weighted = T.Select(at < 0f, d * change, 0f);
        slope = T.MultiplyAdd(weighted, at, slope);
        curve = T.MultiplyAdd(weighted, change, curve);
    }

    private static T ConeFlips(TCells block)
    {
        T limit = Limit(block);
        T n = block[Block.ConeJaref], t1 = block[Block.ConeJaref + 1], t2 = block[Block.ConeJaref + 2];
        T vn = block[Block.ConeJv], v1 = block[Block.ConeJv + 1], v2 = block[Block.ConeJv + 2];
        return Flip(n + t1, vn + v1, limit) | Flip(n - t1, vn - v1, limit)
            | Flip(n + t2, vn + v2, limit) | Flip(n - t2, vn - v2, limit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Limit(TCells block) => (T.Abs(block[Block.Aref]) + 1f) * FlipTolerance;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Flip(T before, T change, T limit)
    {
        T after = before + change, wasOn = before < 0f, isOn = after < 0f;
        return ((wasOn & !isOn) | (isOn & !wasOn)) & (limit < T.Abs(after));
    }
}
