namespace GpuEs;

/// <summary>
/// The tables of possible constraints: limits, then contacts of planes with spheres and capsules, of planes with other
/// shapes, then of spheres and capsules among each other. A
/// slot's number is its place in that order.
/// </summary>
internal sealed class SlotTables(ModelConstants constants, TableBuilder tables, bool keepsContactFrames)
{
    private readonly DofChains chains = new(constants);
    private readonly List<int[]> wholes = [];
    private readonly List<double[]> numbers = [];

    /// <summary>Cells of all blocks together.</summary>
    public int BlockCells { get; private set; }

    public void AddLimit(int joint)
    {
        JointTable joints = constants.Joints;
        int dof = joints.DofAdr[joint], chain = tables.Add(dof), signs = tables.Add(1.0);
        AddWholes(1, chain, 1, signs, branchedTo: 0, isContact: false, 0, 0);
        double[] impedance = ImpedanceFactors.Of(
            joints.SolRef.AsSpan(2 * joint, 2), joints.SolImp.AsSpan(5 * joint, 5), constants.Options.TimestepSeconds);
        numbers.Add([joints.Margin[joint], constants.Dofs.InverseWeight[dof], .. impedance, 0, 0]);
    }

    /// <summary>One point of contact of the pair, of the geoms in the order given.</summary>
    public void AddContact(CandidatePair pair, int geom1, int geom2)
    {
        int body1 = constants.Geoms.BodyId[geom1], body2 = constants.Geoms.BodyId[geom2];
        List<(int Dof, int Sign)> moving = chains.Between(body1, body2);
        int[] dofs = [.. moving.Select(dof => dof.Dof)];
        int chain = tables.Add(dofs), signs = tables.Add([.. moving.Select(dof => (double)dof.Sign)]);
        AddWholes(pair.Dimensions, chain, dofs.Length, signs, chains.BranchedTo(dofs), isContact: true, body1, body2);
        double[] impedance = ImpedanceFactors.Of(pair.SolRef, pair.SolImp, constants.Options.TimestepSeconds);
        double mu1 = pair.Friction[0], mu2 = pair.Friction[1];
        numbers.Add([pair.Margin - pair.Gap, Diagonal(pair, body1, body2), .. impedance, mu1, mu2]);
    }

    /// <summary>Puts the slots down.</summary>
    public void Close(ref BodyLayout layout)
    {
        layout.SlotWholes = tables.NextWhole;
        layout.SlotNumbers = tables.NextNumber;
        foreach (int[] slot in wholes)
            tables.Add(slot);
        foreach (double[] slot in numbers)
            tables.Add(slot);
    }

    // mj_diagApprox and mj_makeImpedance: all edges of a pyramid have the R of the first, scaled by 2 mu^2.
    private double Diagonal(CandidatePair pair, int body1, int body2)
    {
        double weight = constants.Bodies.InverseWeight[2 * body1] + constants.Bodies.InverseWeight[2 * body2];
        if (pair.Dimensions == 1)
            return weight;
        double mu = pair.Friction[0];
        return 2 * mu * mu / constants.Options.ImpedanceRatio * (1 + mu * mu) * weight;
    }

    private void AddWholes(
        int dim, int chain, int count, int signs, int branchedTo, bool isContact, int body1, int body2)
    {
        int size = Block.Head(dim) + dim * count + (isContact && keepsContactFrames ? Block.FrameSize : 0);
        wholes.Add([dim, chain, count, signs, size, branchedTo, isContact ? 1 : 0, body1, body2]);
        BlockCells += size;
    }
}
