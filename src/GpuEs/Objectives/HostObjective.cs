namespace GpuEs;

/// <summary>An objective on the host.</summary>
internal sealed unsafe class HostObjective<TObjective>(int dimension) : HostEvaluation
    where TObjective : unmanaged, IObjective<TObjective>
{
    public override int ScratchLength => 0;

    public override EpisodeResult Play(EpisodeRandom random, float* parameters, float* scratch, int stepCap) =>
        new(TObjective.Evaluate(new HostMemory(parameters), dimension), 0);
}
