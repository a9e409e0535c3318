namespace GpuEs;

/// <summary>Where an instance's quantities lie in its workspace: the state first, the blocks of rows last.</summary>
internal static class WorkspaceLayout
{
    public static void Place(int blockCells, ref BodyLayout layout)
    {
        int next = 0;
        int Take(int cells)
        {
            int start = next;
            next += cells;
            return start;
        }

        int nv = layout.Nv, nbody = layout.Nbody, entries = nv * (nv + 1) / 2;
        layout.Qpos = Take(layout.Nq);
        layout.Qvel = Take(nv);
        layout.Ctrl = Take(layout.Nu);
        layout.QaccWarmstart = Take(nv);
        layout.Failures = Take(1);
        layout.Xpos = Take(3 * nbody);
        layout.Xquat = Take(4 * nbody);
        layout.Xmat = Take(9 * nbody);
        layout.Xipos = Take(3 * nbody);
        layout.SubtreeCom = Take(3 * layout.Ntree);
        layout.Cinert = Take(10 * nbody);
        layout.Cdof = Take(6 * nv);
        layout.Cvel = Take(6 * nbody);
        layout.Cacc = Take(6 * nbody);
        layout.CfrcBody = Take(6 * nbody);
        layout.CfrcExt = Take(layout.KeepsContactFrames != 0 ? 6 * nbody : 0);
        layout.Crb = Take(10 * nbody);
        layout.QM = Take(entries);
        layout.QLD = Take(entries);
        layout.QLDiagInv = Take(nv);
        layout.QfrcBias = Take(nv);
        layout.QfrcPassive = Take(nv);
        layout.QfrcActuator = Take(nv);
        layout.QfrcSmooth = Take(nv);
        layout.QfrcConstraint = Take(nv);
        layout.QaccSmooth = Take(nv);
        layout.Qacc = Take(nv);
        layout.Gradient = Take(nv);
        layout.Search = Take(nv);
        layout.Ma = Take(nv);
        layout.Mv = Take(nv);
        layout.ConeWeights = Take(8);
        layout.SegmentXpos = Take(3 * layout.NsegmentGeom);
        layout.SegmentAxis = Take(3 * layout.NsegmentGeom);
        layout.Contact = Take(ContactCells.Size);
        layout.BlockCount = Take(1);
        layout.RungeKutta = Take(layout.IsEuler != 0 ? 0 : layout.Nq + 3 * nv);
        layout.Blocks = Take(blockCells);
        layout.WorkspaceSize = next;
    }
}
