namespace GpuEs;

/// <summary>Any policy on the host: the kernels' code, compiled for the processor.</summary>
internal sealed unsafe class HostRollout<TEnvironment, TPolicy> : HostEvaluation
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    public override int ScratchLength => TPolicy.ScratchSize<TEnvironment>();

    public override void Play(
        MemberRange members, in HostBuffers buffers, in EpisodePlan plan, int stepCap, Span<float> returns,
        Span<int> steps)
    {
        Span<PolicyActor<TPolicy, HostMemory>> actors = stackalloc PolicyActor<TPolicy, HostMemory>[members.Count];
        for (int member = 0; member < actors.Length; member++)
            actors[member] = new(new(buffers.Parameters(member)), new(buffers.Scratch(member)));
        Lockstep<TEnvironment, PolicyActor<TPolicy, HostMemory>>.Play(
            actors, plan, members.First, stepCap, returns, steps);
    }
}
