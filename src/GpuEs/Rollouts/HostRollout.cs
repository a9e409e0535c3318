namespace GpuEs;

/// <summary>Any policy on the host: the kernels' code, compiled for the processor.</summary>
internal sealed unsafe class HostRollout<TEnvironment, TPolicy> : HostEvaluation
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    public override int ScratchLength => TPolicy.ScratchSize<TEnvironment>();

    public override EpisodeResult Play(EpisodeRandom random, float* parameters, float* scratch, int stepCap) =>
        Episode.Play<TEnvironment, PolicyActor<TPolicy, HostMemory>>(
            random, new(new(parameters), new(scratch)), stepCap);
}
