namespace GpuEs;

/// <summary>Any policy on the host: the kernels' code, compiled for the processor.</summary>
internal sealed unsafe class HostRollout<TWorld, TPolicy>(HostData data) : HostEvaluation
    where TWorld : unmanaged, IWorld<TWorld>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    public override int ScratchLength => TPolicy.ScratchSize<TWorld>();

    public override int WorkspaceSize => TWorld.WorkspaceSize;

    public override void Play(
        MemberRange members, in HostBuffers buffers, in EpisodePlan plan, int stepCap, Span<float> returns,
        Span<int> steps)
    {
        Span<PolicyActor<TPolicy, HostMemory>> actors = stackalloc PolicyActor<TPolicy, HostMemory>[members.Count];
        for (int member = 0; member < actors.Length; member++)
            actors[member] = new(new(buffers.Parameters(member)), new(buffers.Scratch(member)));
        Lockstep<TWorld, PolicyActor<TPolicy, HostMemory>>.Play(
            actors, data, buffers, plan, members.First, stepCap, returns, steps);
    }
}
