namespace GpuEs;

/// <summary>An objective on the host.</summary>
internal sealed unsafe class HostObjective<TObjective>(int dimension, HostData data) : HostEvaluation
    where TObjective : unmanaged, IDataObjective<TObjective>
{
    public override int ScratchLength => 0;

    public override void Play(
        MemberRange members, in HostBuffers buffers, in EpisodePlan plan, int stepCap, Span<float> returns,
        Span<int> steps)
    {
        for (int member = 0; member < members.Count; member++)
            returns[member] = TObjective.Evaluate(new HostMemory(buffers.Parameters(member)), dimension, data);
        steps.Clear();
    }
}
