using Xunit;

namespace GpuEs.Tests;

[Trait(Recordings.Trait, Recordings.Recorded)]
public sealed class BodyKernelTests
{
    private const int Steps = 3;

    // Past a tile's end.
    private const int Instances = 35;

    public static MatrixTheoryData<string, string> Devices => TestDevices.KernelsWith(RecordedMechanism.Names.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Devices))]
    public void Kernels_have_the_hosts_bits(string name, string model)
    {
        MechanismTables tables = MechanismTables.Compile(RecordedMechanism.Read(model), keepsContactFrames: false);
        Compare(TestDevices.Open(name), tables, RecordedStates.Read(model));
    }

    /// <summary>Steps the first states on the device and on the host.</summary>
    internal static void Compare(ComputeDevice device, MechanismTables tables, RecordedStates states)
    {
        BodyLayout layout = tables.Layout;
        using var bodies = new DeviceBodies(device, tables, Instances);
        float[] cells = bodies.Read();
        for (int instance = 0; instance < Instances; instance++)
        {
            Write(instance, layout.Qpos, states.Floats(instance, "qpos"));
            Write(instance, layout.Qvel, states.Floats(instance, "qvel"));
            Write(instance, layout.Ctrl, states.Floats(instance, "ctrl"));
        }

        void Write(int instance, int cell, float[] values)
        {
            for (int k = 0; k < values.Length; k++)
                cells[bodies.Cell(instance, cell + k)] = values[k];
        }

        bodies.Write(cells);

        bodies.Step(Steps);

        float[] after = bodies.Read();
        PlayedStates.ForAll<Real16>(
            tables, states,
            host =>
            {
                for (int step = 0; step < Steps; step++)
                    host.Step();
            },
            (host, lane, state) =>
            {
                if (state >= Instances)
                    return;
                for (int cell = 0; cell < layout.Blocks; cell++)
                {
                    if (IsCompared(layout, cell))
                        Assert.Equal(BitConverter.SingleToInt32Bits(host[lane, cell]), BitConverter.SingleToInt32Bits(after[bodies.Cell(state, cell)]));
                }
            });
    }

    // The state, and what observations may read.
    private static bool IsCompared(in BodyLayout layout, int cell) =>
        cell < layout.Cinert || (cell >= layout.QfrcBias && cell < layout.Gradient);
}
