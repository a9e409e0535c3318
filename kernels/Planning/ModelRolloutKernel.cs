using ILGPU;

namespace GpuEs;

/// <summary>Rolls candidates through a world: a thread per candidate.</summary>
internal static class ModelRolloutKernel<TWorld>
    where TWorld : unmanaged, IWorld<TWorld>
{
    /// <param name="Rollout">How.</param>
    /// <param name="FirstAgent">The chunk's first agent.</param>
    /// <param name="Candidates">Candidates of an agent.</param>
    /// <param name="States">[M] Where the agents are, as bytes: kernels take no views of structs with bool or char.</param>
    /// <param name="Data">What the world reads; empty for worlds that read none.</param>
    /// <param name="Actions">[chunk agents x coordinates x stride].</param>
    /// <param name="Returns">Out: [chunk agents x stride].</param>
    public readonly record struct Arguments(
        ModelRollout Rollout, int FirstAgent, int Candidates, ArrayView<byte> States, ArrayView<float> Data,
        ArrayView<int> Actions, ArrayView<float> Returns);

    public static void Roll(Index1D index, Arguments arguments)
    {
        int candidate = index % arguments.Candidates, slot = index / arguments.Candidates;
        PlanShape shape = arguments.Rollout.Shape;

        var model = new WorldModel<TWorld, DeviceData, NoWorkspace>(
            arguments.States.Cast<TWorld>()[arguments.FirstAgent + slot], Surroundings.Of(new DeviceData(arguments.Data)));
        var actions = new DeviceActionSequence(arguments.Actions, shape.Row(slot, 0) + candidate, shape.Stride);
        arguments.Returns[slot * shape.Stride + candidate] = arguments.Rollout.Return(model, actions);
    }
}
