using ILGPU;

namespace GpuEs;

/// <summary>
/// Rolls candidates through every member of an ensemble of learned models, a thread per candidate; a candidate's return is
/// the members' mean (Chua et al., "Deep Reinforcement Learning in a Handful of Trials using Probabilistic Dynamics Models",
/// 2018: trajectory sampling TS-infinity, with a particle a member).
/// </summary>
internal static class LearnedRolloutKernel<TEnvironment, TLayers, TActivation>
    where TEnvironment : struct, ISizes
    where TLayers : struct, ILayers
    where TActivation : struct, IActivation
{
    /// <param name="Rollout">How.</param>
    /// <param name="FirstAgent">The chunk's first agent.</param>
    /// <param name="Candidates">Candidates of an agent.</param>
    /// <param name="Ensemble">Members B.</param>
    /// <param name="Parameters">[B x P].</param>
    /// <param name="Scaling">Offsets and scales.</param>
    /// <param name="States">[M x observation size] Where the agents are.</param>
    /// <param name="Actions">[chunk agents x coordinates x stride].</param>
    /// <param name="Returns">Out: [chunk agents x stride].</param>
    public readonly record struct Arguments(
        ModelRollout Rollout, int FirstAgent, int Candidates, int Ensemble, ArrayView<float> Parameters,
        ArrayView<float> Scaling, ArrayView<float> States, ArrayView<int> Actions, ArrayView<float> Returns);

    public static void Roll(Index1D index, Arguments arguments)
    {
        int candidate = index % arguments.Candidates, slot = index / arguments.Candidates;
        PlanShape shape = arguments.Rollout.Shape;

        var scratch = new DeviceMemory(
            LocalMemory.Allocate1D<float>(LayersNetwork<TEnvironment, TLayers, TActivation>.ScratchSize), 0, 1);
        var observation = new DeviceMemory(LocalMemory.Allocate1D<float>(TEnvironment.ObservationSize), 0, 1);
        var scaling = new Scaling<TEnvironment, DeviceMemory>(new DeviceMemory(arguments.Scaling, 0, 1));
        var actions = new DeviceActionSequence(arguments.Actions, shape.Row(slot, 0) + candidate, shape.Stride);
        int state = (arguments.FirstAgent + slot) * TEnvironment.ObservationSize;

        Sum sum = default;
        for (int member = 0; member < arguments.Ensemble; member++)
        {
            for (int component = 0; component < TEnvironment.ObservationSize; component++)
                observation[component] = arguments.States[state + component];
            long first = (long)member * LayersNetwork<TEnvironment, TLayers, TActivation>.ParameterCount;
            var network = new LayersNetwork<TEnvironment, TLayers, TActivation>(
                new DeviceMemory(arguments.Parameters, first, 1), scratch);
            sum += arguments.Rollout.Return(
                new LearnedModel<TEnvironment, LayersNetwork<TEnvironment, TLayers, TActivation>, DeviceMemory>(
                    network, scaling),
                observation, actions);
        }

        arguments.Returns[slot * shape.Stride + candidate] = sum.Value / arguments.Ensemble;
    }
}
