using ILGPU;

namespace GpuEs;

/// <summary>Measures how well members predict a minibatch: a thread per member.</summary>
internal static class PredictionKernel<TEnvironment, TLayers, TActivation>
    where TEnvironment : struct, ISizes
    where TLayers : struct, ILayers
    where TActivation : struct, IActivation
{
    /// <param name="Plan">Of the generation; the minibatch's start is drawn from it.</param>
    /// <param name="BatchSize">Samples of a minibatch.</param>
    /// <param name="Count">Samples in all.</param>
    /// <param name="FirstMember">The chunk's first member.</param>
    /// <param name="Layout">Where the members lie.</param>
    /// <param name="Members">[chunk members x P] by <paramref name="Layout"/>.</param>
    /// <param name="Samples">[samples x sample length].</param>
    /// <param name="Errors">Out: [N] mean squared errors.</param>
    /// <param name="Steps">Out: [N] zero: there are no episodes.</param>
    public readonly record struct Arguments(
        EpisodePlan Plan, int BatchSize, int Count, int FirstMember, MemberLayout Layout, ArrayView<float> Members,
        ArrayView<float> Samples, ArrayView<float> Errors, ArrayView<int> Steps);

    public static void Measure(Index1D index, Arguments arguments)
    {
        int chunkMember = index;
        var parameters = new DeviceMemory(
            arguments.Members, (long)chunkMember * arguments.Layout.MemberStride, arguments.Layout.ParameterStride);
        var scratch = new DeviceMemory(
            LocalMemory.Allocate1D<float>(LayersNetwork<TEnvironment, TLayers, TActivation>.ScratchSize), 0, 1);

        int member = arguments.FirstMember + chunkMember;
        arguments.Errors[member] = PredictionError<TEnvironment>.Mean(
            new LayersNetwork<TEnvironment, TLayers, TActivation>(parameters, scratch),
            new DeviceMemory(arguments.Samples, 0, 1),
            Minibatch.Of(arguments.Plan, arguments.BatchSize, arguments.Count));
        arguments.Steps[member] = 0;
    }
}
