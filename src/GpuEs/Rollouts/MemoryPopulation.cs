using ILGPU;

namespace GpuEs;

/// <summary>Members are written to memory chunk by chunk, then a thread plays each episode: any task on any device.</summary>
internal sealed class MemoryPopulation<TNoise>(
    ComputeDevice device, DeviceEvaluation evaluation, DevicePerturbation<TNoise> perturbation,
    EvolutionStrategyOptions options, SharedData? data, int workspaceSize, string path)
    : DevicePopulation(device, EpisodeOptions.From(options), data, workspaceSize)
    where TNoise : struct, INoise
{
    public override int ChunkMembers => perturbation.ChunkMembers;

    public override string Path => path;

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
