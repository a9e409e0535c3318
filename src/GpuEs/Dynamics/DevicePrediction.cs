using ILGPU;

namespace GpuEs;

/// <summary>Measures predictions on a device.</summary>
internal sealed class DevicePrediction<TEnvironment, TLayers, TActivation>(
    ComputeDevice device, PredictionSamples samples, int batchSize) : DeviceEvaluation
    where TEnvironment : unmanaged, ISizes
    where TLayers : struct, ILayers
    where TActivation : struct, IActivation
{
    private readonly Action<Index1D, PredictionKernel<TEnvironment, TLayers, TActivation>.Arguments> measure =
        device.Load<PredictionKernel<TEnvironment, TLayers, TActivation>.Arguments>(
                PredictionKernel<TEnvironment, TLayers, TActivation>.Measure);

    public override void Run(
        int generation, MemberRange chunk, MemberLayout layout, ArrayView<float> members, DeviceEpisodes episodes) =>
        measure(chunk.Count, new(
            episodes.Options.At(generation), batchSize, samples.Count, chunk.First, layout, members,
            samples.On(device), episodes.Returns, episodes.Steps));
}
