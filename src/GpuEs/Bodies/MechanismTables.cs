namespace GpuEs;

/// <summary>A mechanism as its stages read it: rounded to floats, with all that can be computed beforehand.</summary>
internal sealed class MechanismTables
{
    private MechanismTables(BodyLayout layout, int[] wholes, float[] numbers, float[] qpos0)
    {
        Layout = layout;
        Wholes = wholes;
        Numbers = numbers;
        Qpos0 = qpos0;
    }

    public BodyLayout Layout { get; }

    public int[] Wholes { get; }

    public float[] Numbers { get; }

    /// <summary>The mechanism's own pose.</summary>
    public float[] Qpos0 { get; }

    /// <summary>Compiles; what the stages cannot do is refused by a sentence that names it.</summary>
    /// <param name="mechanism">What to compile.</param>
    /// <param name="keepsContactFrames">Whether cfrc_ext is asked for, which takes twelve cells more a possible contact.</param>
    /// <exception cref="NotSupportedException">The mechanism has a part that the dynamics do not know.</exception>
    public static MechanismTables Compile(Mechanism mechanism, bool keepsContactFrames)
    {
        ModelConstants constants = mechanism.Constants;
        RefuseSprings(constants);
        var tables = new TableBuilder();
        BodyLayout layout = default;
        layout.Timestep = (float)constants.Options.TimestepSeconds;
        layout.GravityX = (float)constants.Options.Gravity[0];
        layout.GravityY = (float)constants.Options.Gravity[1];
        layout.GravityZ = (float)constants.Options.Gravity[2];
        layout.IsEuler = constants.Options.Integrator == Integrator.Euler ? 1 : 0;
        TreeTables.Add(constants, tables, ref layout);
        ActuatorTables.Add(constants, tables, ref layout);
        TendonTables.Add(constants, tables, ref layout);
        FluidTables.Add(constants, tables, ref layout);
        int blockCells = ConstraintTables.Add(constants, tables, keepsContactFrames, ref layout);
        WorkspaceLayout.Place(blockCells, ref layout);
        return new MechanismTables(
            layout, tables.Wholes, tables.Numbers, [.. constants.Qpos0.Select(position => (float)position)]);
    }

    private static void RefuseSprings(ModelConstants constants)
    {
        JointTable joints = constants.Joints;
        for (int joint = 0; joint < joints.Count; joint++)
        {
            if (joints.Stiffness[joint] != 0 && joints.Kind[joint] is JointKind.Free or JointKind.Ball)
            {
                throw new NotSupportedException(
                    $"joint {joints.Name[joint] ?? $"{joint}"} is a {joints.Kind[joint].ToString().ToLowerInvariant()} with stiffness {joints.Stiffness[joint]}; hinges and slides can have springs");
            }
        }
    }
}
