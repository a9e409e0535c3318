using ILGPU;

namespace GpuEs;

/// <summary>Rolls candidates through a world: a thread per candidate.</summary>
internal static class ModelRolloutKernel<TWorld>
    where TWorld : unmanaged, IWorld<TWorld>
{
    /// <param name="Rollout">How.</param>
    /// <param name="FirstAgent">The chunk's first agent.</param>
    /// <param name="FirstThread">The first thread's number: the chunk's agents' candidates, counted from 0.</param>
    /// <param name="Candidates">Candidates of an agent.</param>
    /// <param name="States">[M] Where the agents are, as bytes: kernels take no views of structs with bool or char.</param>
    /// <param name="AgentWorkspaces">[M x workspace size] What the agents' worlds have besides.</param>
    /// <param name="Workspaces">[threads x workspace size] The same for each candidate; else one float.</param>
    /// <param name="Data">What the world reads; empty for worlds that read none.</param>
    /// <param name="Actions">[chunk agents x coordinates x stride].</param>
    /// <param name="Returns">Out: [chunk agents x stride].</param>
    public readonly record struct Arguments(
        ModelRollout Rollout, int FirstAgent, int FirstThread, int Candidates, ArrayView<byte> States,
        ArrayView<float> AgentWorkspaces, ArrayView<float> Workspaces, ArrayView<float> Data, ArrayView<int> Actions,
        ArrayView<float> Returns);

    public static void Roll(Index1D index, Arguments arguments)
    {
        int thread = arguments.FirstThread + index;
        int candidate = thread % arguments.Candidates, slot = thread / arguments.Candidates;
        int agent = arguments.FirstAgent + slot;
        PlanShape shape = arguments.Rollout.Shape;

        DeviceWorkspace<float> workspace = DeviceWorkspace<float>.Of(arguments.Workspaces, index, TWorld.WorkspaceSize);
        for (int number = 0; number < TWorld.WorkspaceSize; number++)
            workspace[number] = arguments.AgentWorkspaces[(long)agent * TWorld.WorkspaceSize + number];
        var model = new WorldModel<TWorld, DeviceData, DeviceWorkspace<float>>(
            new(new DeviceData(arguments.Data), workspace));
        var actions = new DeviceActionSequence(arguments.Actions, shape.Row(slot, 0) + candidate, shape.Stride);
        arguments.Returns[slot * shape.Stride + candidate] = arguments.Rollout.Return(
            model, arguments.States.Cast<TWorld>()[agent], actions);
    }
}
