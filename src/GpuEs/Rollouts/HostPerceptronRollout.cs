namespace GpuEs;

/// <summary>Perceptrons on the host, in vectors.</summary>
internal sealed unsafe class HostPerceptronRollout<TWorld, THead> : HostEvaluation
    where TWorld : unmanaged, IWorld<TWorld>
    where THead : struct, IHead
{
    private readonly HostPerceptron perceptron;
    private readonly HostData data;

    public HostPerceptronRollout(Policy policy, HostData data)
    {
        perceptron = new HostPerceptron(policy, TWorld.ObservationSize, ActionHead<THead>.Outputs<TWorld>());
        this.data = data;
    }

    public override int ScratchLength => perceptron.ScratchLength;

    public override int WorkspaceSize => TWorld.WorkspaceSize;

    public override void Play(
        MemberRange members, in HostBuffers buffers, in EpisodePlan plan, int stepCap, Span<float> returns,
        Span<int> steps)
    {
        fixed (int* widths = perceptron.Widths)
        {
            Span<PerceptronActor<THead>> actors = stackalloc PerceptronActor<THead>[members.Count];
            for (int member = 0; member < actors.Length; member++)
            {
                actors[member] = new(
                    perceptron.ForwardPass(widths), buffers.Parameters(member), buffers.Scratch(member));
            }

            Lockstep<TWorld, PerceptronActor<THead>>.Play(
                actors, data, buffers, plan, members.First, stepCap, returns, steps);
        }
    }
}
