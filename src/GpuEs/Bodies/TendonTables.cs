namespace GpuEs;

/// <summary>The tables of fixed tendons that have a spring or a damper; others are known to their actuators alone.</summary>
internal static class TendonTables
{
    public static void Add(ModelConstants constants, TableBuilder tables, ref BodyLayout layout)
    {
        TendonTable tendons = constants.Tendons;
        int[] passive = [.. Enumerable.Range(0, tendons.Count)
            .Where(tendon => tendons.Stiffness[tendon] != 0 || tendons.Damping[tendon] != 0)];
        var terms = passive.Select(tendon => tables.AddTerms(Terms(constants, tendon, 1))).ToArray();
        layout.Ntendon = passive.Length;
        layout.TendonWholes = tables.NextWhole;
        layout.TendonNumbers = tables.NextNumber;
        for (int k = 0; k < passive.Length; k++)
        {
            tables.Add(terms[k].First, terms[k].Count, terms[k].Weights);
            tables.Add(tendons.Stiffness[passive[k]], tendons.Damping[passive[k]]);
            tables.Add(tendons.LengthSpring.AsSpan(2 * passive[k], 2));
        }
    }

    /// <summary>The positions that a tendon sums, with their weights.</summary>
    public static List<(int Qpos, int Dof, double Weight)> Terms(ModelConstants constants, int tendon, double gear)
    {
        TendonTable tendons = constants.Tendons;
        JointTable joints = constants.Joints;
        return
        [
            .. Enumerable.Range(tendons.Adr[tendon], tendons.Num[tendon]).Select(term => (
                joints.QposAdr[tendons.JointId[term]], joints.DofAdr[tendons.JointId[term]], gear * tendons.Coefficient[term])),
        ];
    }
}
