namespace GpuEs;

/// <summary>Members that wait to be played; threads take them in order.</summary>
/// <param name="taken">Members that a thread takes at once: a direction's, so that its noise is made once.</param>
internal sealed class MemberQueue(int taken)
{
    private long next;
    private long end;

    /// <summary>Lets these members wait, and no others.</summary>
    public void Fill(MemberRange members)
    {
        next = members.First;
        end = (long)members.First + members.Count;
    }

    /// <summary>The next members; none where all are taken.</summary>
    public MemberRange Take()
    {
        long first = Interlocked.Add(ref next, taken) - taken;
        return new MemberRange((int)Math.Min(first, end), (int)Math.Clamp(end - first, 0, taken));
    }
}
