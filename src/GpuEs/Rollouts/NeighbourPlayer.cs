namespace GpuEs;

/// <summary>Evaluates a few neighbouring members together, whatever they are: policies, points, predictions.</summary>
/// <param name="evaluation">What evaluates them.</param>
/// <param name="parameterCount">P.</param>
internal sealed class NeighbourPlayer(HostEvaluation evaluation, int parameterCount) : HostPlayer
{
    // Members play in lockstep while their parameters fit in a core's first cache together.
    private const int LockstepBytes = 16 << 10;
    private const int MostInLockstep = 4;

    private readonly int together = MembersTogether(parameterCount);
    private readonly HostBuffers buffers = new(MembersTogether(parameterCount), parameterCount, evaluation);

    /// <summary>Members that are evaluated together.</summary>
    public static int MembersTogether(int parameterCount) =>
        (int)Math.Clamp(LockstepBytes / ((long)sizeof(float) * parameterCount), 1, MostInLockstep);

    /// <summary>What a worker has for itself.</summary>
    public static long Bytes(int parameterCount, HostEvaluation evaluation) => (long)MembersTogether(parameterCount)
        * sizeof(float) * ((long)parameterCount + evaluation.ScratchLength + evaluation.WorkspaceSize);

    public override void Play(
        int worker, MemberQueue queue, IMemberSource source, in EpisodePlan plan, int stepCap, Span<float> returns,
        Span<int> steps)
    {
        for (MemberRange taken = queue.Take(); taken.Count > 0; taken = queue.Take())
        {
            int end = taken.First + taken.Count;
            for (int first = taken.First; first < end; first += together)
            {
                var members = new MemberRange(first, Math.Min(together, end - first));
                for (int member = 0; member < members.Count; member++)
                    source.Write(worker, first + member, buffers.ParametersOf(member));
                int instance = first * plan.PerMember, count = members.Count * plan.PerMember;
                evaluation.Play(
                    members, buffers, plan, stepCap, returns.Slice(instance, count), steps.Slice(instance, count));
            }
        }
    }
}
