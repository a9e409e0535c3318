using ILGPU;

namespace GpuEs;

/// <summary>Any task on any device: members are written to memory chunk by chunk, then a thread plays each episode.</summary>
internal sealed class PortablePopulation<TNoise>(
    ComputeDevice device, DeviceEvaluation evaluation, DevicePerturbation<TNoise> perturbation,
    EvolutionStrategyOptions options, string reason)
    : DevicePopulation(device, EpisodeOptions.From(options))
    where TNoise : struct, INoise
{
    public override int ChunkMembers => perturbation.ChunkMembers;

    public override string Path => $"portable, a thread per episode: {reason}";

    public override void Evaluate(int generation, MemberRange chunk, ArrayView<float> mean)
    {
        perturbation.Perturb(generation, chunk, mean);
        evaluation.Run(generation, chunk, perturbation.Layout, perturbation.Members, Episodes);
    }

    public override void Dispose()
    {
        perturbation.Dispose();
        base.Dispose();
    }
}
