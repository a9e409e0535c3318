using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>What the solver asks of the blocks: J times a vector, J' D J and J' times forces, forces along a line.</summary>
/// <remarks>
/// Blocks that no live lane needs are passed over. A lane never notices: what a block adds to a lane that does not need it
/// is 0. The one thing that 0 can change is the sign of another 0, so what leaves the solver, and what the factorisation
/// divides, has + 0 added.
/// </remarks>
internal static class ConstraintRows<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    /// <summary>Where the slot of a block has its whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(TCells block, in BodyLayout layout) =>
        layout.SlotWholes + SlotRecord.Wholes * T.Whole(block[Block.Slot]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNeeded(TCells block, T isLive) => T.Any(isLive & (block[Block.D] > 0f));

    /// <summary>Jaref = J x - aref.</summary>
    public static void Residuals(TCells cells, TTables tables, in BodyLayout layout, int count, int x, T isLive)
    {
        TCells block = cells.At(layout.Blocks);
        for (int k = 0; k < count; k++)
        {
            int slot = Slot(block, layout);
            if (IsNeeded(block, isLive))
            {
                bool isCone = tables.Whole(slot + SlotRecord.Dim) == 3;
                int rows = isCone ? 3 : 1, to = isCone ? Block.ConeJaref : Block.Jaref;
                Product(cells, tables, slot, block, isCone, x, to);
                for (int row = 0; row < rows; row++)
                    block[to + row] -= block[Block.Aref + row];
            }

            block = block.At(tables.Whole(slot + SlotRecord.BlockSize));
        }
    }

    /// <summary>Jv = J x.</summary>
    public static void Products(TCells cells, TTables tables, in BodyLayout layout, int count, int x, T isLive)
    {
        TCells block = cells.At(layout.Blocks);
        for (int k = 0; k < count; k++)
        {
            int slot = Slot(block, layout);
            if (IsNeeded(block, isLive))
            {
                bool isCone = tables.Whole(slot + SlotRecord.Dim) == 3;
                Product(cells, tables, slot, block, isCone, x, isCone ? Block.ConeJv : Block.Jv);
            }

            block = block.At(tables.Whole(slot + SlotRecord.BlockSize));
        }
    }

    /// <summary>Jaref += step Jv.</summary>
    public static void Advance(TCells cells, TTables tables, in BodyLayout layout, int count, T step, T isLive)
    {
        TCells block = cells.At(layout.Blocks);
        for (int k = 0; k < count; k++)
        {
            int slot = Slot(block, layout);
            if (IsNeeded(block, isLive))
            {
                if (tables.Whole(slot + SlotRecord.Dim) == 3)
                {
                    for (int row = 0; row < 3; row++)
                        Advance(block, Block.ConeJaref + row, Block.ConeJv + row, step, isLive);
                }
                else
                    Advance(block, Block.Jaref, Block.Jv, step, isLive);
            }

            block = block.At(tables.Whole(slot + SlotRecord.BlockSize));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Advance(TCells block, int residual, int change, T step, T isLive) =>
        block[residual] = T.Select(isLive, T.MultiplyAdd(step, block[change], block[residual]), block[residual]);

    private static void Product(TCells cells, TTables tables, int slot, TCells block, bool isCone, int at, int to)
    {
        TCells x = cells.At(at);
        int chain = tables.Whole(slot + SlotRecord.Chain), count = tables.Whole(slot + SlotRecord.ChainNum);
        T sum = 0f;
        if (!isCone)
        {
            for (int k = 0; k < count; k++)
                sum = T.MultiplyAdd(block[Block.J + k], x[tables.Whole(chain + k)], sum);
            block[to] = sum;
            return;
        }

        T sum1 = 0f, sum2 = 0f;
        for (int k = 0; k < count; k++)
        {
            T value = x[tables.Whole(chain + k)];
            TCells j = block.At(Block.ConeJ + 3 * k);
            sum = T.MultiplyAdd(j[0], value, sum);
            sum1 = T.MultiplyAdd(j[1], value, sum1);
            sum2 = T.MultiplyAdd(j[2], value, sum2);
        }

        block[to] = sum;
        block[to + 1] = sum1;
        block[to + 2] = sum2;
    }
}
