using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// L' D L of the symmetric matrix in qLD, as mj_factorM, and solutions by it; over the tree's entries, and over all in the
/// rows below one that is given, which contacts between branches fill.
/// </summary>
internal static class Factorization<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    // Two pivots at a time where the second one is the first one's parent, and their entries are alike: an entry is then read and written once for both.
    // The operations on an entry and their order are the same, so how pivots are paired never shows.
    public static void Factor(TCells cells, TTables tables, in BodyLayout layout, int fullTo)
    {
        for (int k = layout.Nv - 1; k >= 0; k--)
        {
            int ancestors = Ancestors(tables, layout, k, fullTo), count = AncestorNum(tables, layout, k, fullTo);
            if (count > 0 && k != fullTo && tables.Whole(ancestors + count - 1) == k - 1)
            {
                EliminateTwo(cells, tables, layout, k, ancestors, count);
                k--;
            }
            else
                Eliminate(cells, tables, layout, k, ancestors, count);
        }
    }

    /// <summary>x = (L' D L)^-1 x, in place.</summary>
    public static void Solve(TCells cells, TTables tables, in BodyLayout layout, int at, int fullTo)
    {
        TCells x = cells.At(at);
        for (int k = layout.Nv - 1; k >= 0; k--)
        {
            int ancestors = Ancestors(tables, layout, k, fullTo), count = AncestorNum(tables, layout, k, fullTo);
            T value = -x[k];
            TCells row = cells.At(layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(k));
            for (int a = 0; a < count; a++)
            {
                int i = tables.Whole(ancestors + a);
                x[i] = T.MultiplyAdd(row[i], value, x[i]);
            }
        }

        for (int k = 0; k < layout.Nv; k++)
        {
            int ancestors = Ancestors(tables, layout, k, fullTo), count = AncestorNum(tables, layout, k, fullTo);
            T value = x[k] * cells[layout.QLDiagInv + k];
            TCells row = cells.At(layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(k));
            for (int a = 0; a < count; a++)
            {
                int i = tables.Whole(ancestors + a);
                value = T.MultiplyAddNegated(row[i], x[i], value);
            }

            x[k] = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Ancestors(TTables tables, in BodyLayout layout, int dof, int fullTo) =>
        dof < fullTo ? layout.AllDofs : tables.Whole(layout.DofWholes + DofRecord.Wholes * dof + DofRecord.Ancestors);

    // Without the dof itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AncestorNum(TTables tables, in BodyLayout layout, int dof, int fullTo) =>
        dof < fullTo ? dof : tables.Whole(layout.DofWholes + DofRecord.Wholes * dof + DofRecord.AncestorNum) - 1;

    private static void Eliminate(TCells cells, TTables tables, in BodyLayout layout, int k, int ancestors, int count)
    {
        TCells row = cells.At(layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(k));
        T inverse = 1f / row[k];
        cells[layout.QLDiagInv + k] = inverse;
        for (int a = count - 1; a >= 0; a--)
        {
            int i = tables.Whole(ancestors + a);
            T quotient = (row[i] + 0f) * inverse, factor = -quotient;
            TCells to = cells.At(layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(i));
            for (int b = 0; b <= a; b++)
            {
                int j = tables.Whole(ancestors + b);
                to[j] = T.MultiplyAdd(factor, row[j], to[j]);
            }

            row[i] = quotient;
        }
    }

    private static void EliminateTwo(TCells cells, TTables tables, in BodyLayout layout, int k, int ancestors, int count)
    {
        TCells row = cells.At(layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(k));
        TCells next = cells.At(layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(k - 1));
        T inverse = 1f / row[k], first = (row[k - 1] + 0f) * inverse;
        cells[layout.QLDiagInv + k] = inverse;
        for (int b = 0; b < count; b++)
        {
            int j = tables.Whole(ancestors + b);
            next[j] = T.MultiplyAddNegated(first, row[j], next[j]);
        }

        row[k - 1] = first;
        T nextInverse = 1f / next[k - 1];
        cells[layout.QLDiagInv + k - 1] = nextInverse;
        for (int a = count - 2; a >= 0; a--)
        {
            int i = tables.Whole(ancestors + a);
            T quotient = (row[i] + 0f) * inverse, nextQuotient = (next[i] + 0f) * nextInverse;
            T factor = -quotient, nextFactor = -nextQuotient;
            TCells to = cells.At(layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(i));
            for (int b = 0; b <= a; b++)
            {
                int j = tables.Whole(ancestors + b);
                to[j] = T.MultiplyAdd(nextFactor, next[j], T.MultiplyAdd(factor, row[j], to[j]));
            }

            row[i] = quotient;
            next[i] = nextQuotient;
        }
    }
}
