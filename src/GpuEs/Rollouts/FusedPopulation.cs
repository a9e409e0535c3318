using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Perceptrons whose weights fit on the chip: a group of threads per direction, nothing in between.</summary>
internal sealed class FusedPopulation<TEnvironment, TNetwork, TNoise> : DevicePopulation
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TNetwork : unmanaged, IFusedNetwork<TNetwork>
    where TNoise : struct, INoise
{
    private readonly Action<KernelConfig, FusedRolloutKernel<TEnvironment, TNetwork, TNoise>.Arguments> play;
    private readonly DeviceNoise<TNoise> noise;
    private readonly EvolutionStrategyOptions options;
    private readonly int groupThreads;

    public FusedPopulation(ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options)
        : base(device, EpisodeOptions.From(options))
    {
        this.noise = noise;
        this.options = options;
        groupThreads = TNetwork.Shape<TEnvironment>().Threads * options.MembersPerDirection;
        play = device.Accelerator.LoadStreamKernel<FusedRolloutKernel<TEnvironment, TNetwork, TNoise>.Arguments>(
            FusedRolloutKernel<TEnvironment, TNetwork, TNoise>.Play);
    }

    /// <summary>All of them, unless asked otherwise: members take no memory.</summary>
    public override int ChunkMembers =>
        options.ChunkMembers is int chunk
            ? Math.Max(chunk / options.MembersPerDirection, 1) * options.MembersPerDirection
            : options.Population;

    public override string Path => $"fused, {groupThreads} threads per {(options.Mirrored ? "pair" : "member")}";

    public override void Evaluate(int generation, MemberRange chunk, ArrayView<float> mean) =>
        play((chunk.Count / options.MembersPerDirection, groupThreads), new(
            noise.At(generation), options.SigmaAt(generation), chunk.First / options.MembersPerDirection,
            Episodes.Options.At(generation), mean, Episodes.StepCap, Episodes.Returns, Episodes.Steps));
}
