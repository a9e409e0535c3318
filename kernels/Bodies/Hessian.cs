namespace GpuEs;

/// <summary>H = M + J' D J of the rows in force, in qLD, and the gradient's J' D Jaref.</summary>
internal static class Hessian<T, TCells, TTables>
    where T : unmanaged, IReal<T>
    where TCells : struct, IWorkspace<TCells, T>
    where TTables : struct, ITables
{
    public static void Assemble(TCells cells, TTables tables, in BodyLayout layout, int count, T isLive)
    {
        int entries = MassMatrix<T, TCells, TTables>.RowStart(layout.Nv);
        for (int k = 0; k < entries; k++)
            cells[layout.QLD + k] = cells[layout.QM + k];
        TCells block = cells.At(layout.Blocks);
        for (int k = 0; k < count; k++)
        {
            int slot = ConstraintRows<T, TCells, TTables>.Slot(block, layout);
            if (tables.Whole(slot + SlotRecord.Dim) == 3)
                Cone(cells, tables, layout, slot, block, isLive);
            else
                Row(cells, tables, layout, slot, block, isLive);
            block = block.At(tables.Whole(slot + SlotRecord.BlockSize));
        }
    }

    private static void Row(TCells cells, TTables tables, in BodyLayout layout, int slot, TCells block, T isLive)
    {
        T residual = block[Block.Jaref], isOn = residual < 0f;
        if (!T.Any(isLive & (block[Block.D] > 0f) & isOn))
            return;
        T weight = T.Select(isOn, block[Block.D], 0f), force = weight * residual;
        int chain = tables.Whole(slot + SlotRecord.Chain), count = tables.Whole(slot + SlotRecord.ChainNum);
        TCells j = block.At(Block.J), gradient = cells.At(layout.Gradient);
        for (int k = 0; k < count; k++)
        {
            int dof = tables.Whole(chain + k);
            T weighted = weight * j[k];
            TCells row = cells.At(layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(dof));
            gradient[dof] = T.MultiplyAdd(j[k], force, gradient[dof]);
            for (int i = 0; i <= k; i++)
            {
                int other = tables.Whole(chain + i);
                row[other] = T.MultiplyAdd(weighted, j[i], row[other]);
            }
        }
    }

    // The four edges n + t1, n - t1, n + t2, n - t2 as one weight of 3 by 3.
    private static void Cone(TCells cells, TTables tables, in BodyLayout layout, int slot, TCells block, T isLive)
    {
        T zero = 0f, d = block[Block.D];
        T n = block[Block.ConeJaref], t1 = block[Block.ConeJaref + 1], t2 = block[Block.ConeJaref + 2];
        T edge0 = n + t1, edge1 = n - t1, edge2 = n + t2, edge3 = n - t2;
        T isOn0 = edge0 < zero, isOn1 = edge1 < zero, isOn2 = edge2 < zero, isOn3 = edge3 < zero;
        if (!T.Any(isLive & (d > zero) & (isOn0 | isOn1 | isOn2 | isOn3)))
            return;
        T d0 = T.Select(isOn0, d, zero), d1 = T.Select(isOn1, d, zero), d2 = T.Select(isOn2, d, zero), d3 = T.Select(isOn3, d, zero);
        T force0 = d0 * edge0, force1 = d1 * edge1, force2 = d2 * edge2, force3 = d3 * edge3;
        TCells weights = cells.At(layout.ConeWeights);
        weights[0] = force0 + force1 + (force2 + force3);
        weights[1] = force0 - force1;
        weights[2] = force2 - force3;
        T both1 = d0 + d1, both2 = d2 + d3;
        weights[3] = both1 + both2;
        weights[4] = d0 - d1;
        weights[5] = d2 - d3;
        weights[6] = both1;
        weights[7] = both2;
        Add(cells, tables, layout, slot, block.At(Block.ConeJ), weights);
    }

    private static void Add(TCells cells, TTables tables, in BodyLayout layout, int slot, TCells j, TCells weights)
    {
        T forceN = weights[0], force1 = weights[1], force2 = weights[2];
        T nn = weights[3], n1 = weights[4], n2 = weights[5], w11 = weights[6], w22 = weights[7];
        int chain = tables.Whole(slot + SlotRecord.Chain), count = tables.Whole(slot + SlotRecord.ChainNum);
        TCells gradient = cells.At(layout.Gradient);
        for (int k = 0; k < count; k++)
        {
            int dof = tables.Whole(chain + k);
            TCells own = j.At(3 * k), row = cells.At(layout.QLD + MassMatrix<T, TCells, TTables>.RowStart(dof));
            T a = own[0], b = own[1], c = own[2];
            gradient[dof] = T.MultiplyAdd(a, forceN, T.MultiplyAdd(b, force1, T.MultiplyAdd(c, force2, gradient[dof])));
            T n = T.MultiplyAdd(n2, c, T.MultiplyAdd(n1, b, nn * a)), t1 = T.MultiplyAdd(w11, b, n1 * a), t2 = T.MultiplyAdd(w22, c, n2 * a);
            for (int i = 0; i <= k; i++)
            {
                int other = tables.Whole(chain + i);
                TCells with = j.At(3 * i);
                row[other] = T.MultiplyAdd(n, with[0], T.MultiplyAdd(t1, with[1], T.MultiplyAdd(t2, with[2], row[other])));
            }
        }
    }
}
