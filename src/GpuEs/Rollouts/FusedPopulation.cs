using ILGPU;

namespace GpuEs;

/// <summary>Perceptrons whose weights fit on the chip: a group of threads for one or more members, nothing in between.</summary>
internal sealed class FusedPopulation<TWorld, TNetwork, TNoise> : DevicePopulation
    where TWorld : unmanaged, IWorld<TWorld>
    where TNetwork : unmanaged, IFusedNetwork<TNetwork>
    where TNoise : struct, INoise
{
    private readonly Action<KernelConfig, FusedRolloutKernel<TWorld, TNetwork, TNoise>.Arguments> play;
    private readonly DeviceNoise<TNoise> noise;
    private readonly EvolutionStrategyOptions options;
    private readonly string registers;

    public FusedPopulation(ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options, SharedData? data,
        string registers)
        : base(device, EpisodeOptions.From(options), data)
    {
        this.noise = noise;
        this.options = options;
        this.registers = registers;
        play = device.LoadGroups<FusedRolloutKernel<TWorld, TNetwork, TNoise>.Arguments>(
            FusedRolloutKernel<TWorld, TNetwork, TNoise>.Play, GroupThreads);
    }

    /// <summary>All of them, unless asked otherwise: members take no memory.</summary>
    public override int ChunkMembers =>
        options.ChunkMembers is int chunk
            ? Math.Max(chunk / options.MembersPerDirection, 1) * options.MembersPerDirection
            : options.Population;

    public override string Path => Shape.Members == 1
        ? $"fused, {GroupThreads} threads per member"
        : $"fused, groups of {GroupThreads} threads for {Shape.Members} members: {registers}";

    private static FusedShape Shape => TNetwork.Shape<TWorld>();

    private static int GroupThreads => Shape.Threads * Shape.Members;

    public override void Evaluate(int generation, MemberRange chunk, ArrayView<float> mean) =>
        play(((chunk.Count + Shape.Members - 1) / Shape.Members, GroupThreads), new(
            noise.At(generation), options.SigmaAt(generation), chunk.First, chunk.Count, Episodes.Options.At(generation), mean,
            Episodes.Data, Episodes.StepCap, Episodes.Returns, Episodes.Steps));
}
