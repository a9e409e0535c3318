using System.Runtime.InteropServices;

namespace GpuEs;

/// <summary>Instances of a mechanism in the host's memory, one a lane of <typeparamref name="T"/>, all stepped at once.</summary>
internal sealed unsafe class HostBodies<T> : IDisposable
    where T : unmanaged, IReal<T>
{
    // Of the widest vectors.
    private const nuint Alignment = 64;

    private readonly T* workspace;
    private readonly int* wholes;
    private readonly float* numbers;
    private readonly BodyLayout layout;

    /// <summary>All instances are in the mechanism's own pose, at rest.</summary>
    public HostBodies(MechanismTables tables)
    {
        layout = tables.Layout;
        workspace = (T*)Allocate(layout.WorkspaceSize * sizeof(T));
        wholes = (int*)Allocate(tables.Wholes.Length * sizeof(int));
        numbers = (float*)Allocate(tables.Numbers.Length * sizeof(float));
        tables.Wholes.CopyTo(new Span<int>(wholes, tables.Wholes.Length));
        tables.Numbers.CopyTo(new Span<float>(numbers, tables.Numbers.Length));
        ForwardDynamics<T, HostWorkspace<T>, HostTables>.Reset(Cells, layout);
        for (int lane = 0; lane < T.Lanes; lane++)
        {
            Write(lane, layout.Qpos, tables.Qpos0);
            Write(lane, layout.Qvel, new float[layout.Nv]);
            Write(lane, layout.Ctrl, new float[layout.Nu]);
        }
    }

    private HostWorkspace<T> Cells => new(workspace);

    private HostTables Tables => new(wholes, numbers);

    public float this[int lane, int cell]
    {
        get => ((float*)workspace)[cell * T.Lanes + lane];
        set => ((float*)workspace)[cell * T.Lanes + lane] = value;
    }

    /// <summary>Writes consecutive cells of a lane.</summary>
    public void Write(int lane, int cell, ReadOnlySpan<float> values)
    {
        for (int k = 0; k < values.Length; k++)
            this[lane, cell + k] = values[k];
    }

    /// <summary>Reads consecutive cells of a lane.</summary>
    public float[] Read(int lane, int cell, int count)
    {
        float[] values = new float[count];
        for (int k = 0; k < count; k++)
            values[k] = this[lane, cell + k];
        return values;
    }

    /// <summary>Forgets the accelerations that the solver would start from.</summary>
    public void ForgetWarmstart(int lane) => Write(lane, layout.QaccWarmstart, new float[layout.Nv]);

    /// <summary>Computes accelerations and all on the way to them; the state stays.</summary>
    public void Forward() => ForwardDynamics<T, HostWorkspace<T>, HostTables>.Run(Cells, Tables, layout);

    /// <summary>One step of the mechanism's own integrator and timestep.</summary>
    public void Step() => PhysicsStep<T, HostWorkspace<T>, HostTables>.Run(Cells, Tables, layout);

    /// <summary>Writes cfrc_ext.</summary>
    public void ContactForces() => GpuEs.ContactForces<T, HostWorkspace<T>, HostTables>.Run(Cells, Tables, layout);

    public void Dispose()
    {
        NativeMemory.AlignedFree(workspace);
        NativeMemory.AlignedFree(wholes);
        NativeMemory.AlignedFree(numbers);
    }

    private static void* Allocate(int bytes) => NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 1), Alignment);
}
