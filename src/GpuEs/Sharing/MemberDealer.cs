namespace GpuEs;

/// <summary>
/// Deals out members to devices that ask for work. A device that was fast in the generation before gets larger pieces,
/// since a GPU takes as long for few members as for many, and pieces grow smaller towards the end, so that all end
/// together. Who evaluates what depends on timing; results do not.
/// </summary>
internal sealed class MemberDealer(int devices, int membersPerDirection)
{
    // A launch for less costs more than it balances.
    private const int SmallestShare = 64;

    // The pieces that each device would take at first if they were equal, while nothing is known of the speeds.
    private const int FirstPieces = 8;

    // A device that got nothing is thought faster by so much, generation by generation, until it is tried again: the
    // speed that counted it out may have been that of cores that others were using.
    private const double Forgiveness = 1.02;

    private readonly Lock guard = new();
    private readonly double[] speeds = new double[devices];
    private readonly long[] members = new long[devices];
    private readonly long[] ticks = new long[devices];
    private readonly bool[] areWarm = new bool[devices];
    private int next;
    private int end;
    private int smallest;

    /// <summary>Begins to deal out a range of whole directions.</summary>
    public void Begin(MemberRange range)
    {
        for (int device = 0; device < speeds.Length; device++)
        {
            speeds[device] = members[device] > 0
                ? members[device] / (double)Math.Max(ticks[device], 1)
                : speeds[device] * Forgiveness;
            members[device] = 0;
            ticks[device] = 0;
        }

        next = range.First;
        end = range.First + range.Count;
        smallest = Math.Max(range.Count / SmallestShare, 1);
    }

    /// <summary>Whole directions for a device to evaluate; none where nothing is left that it would be in time for.</summary>
    public bool TryTake(int device, out MemberRange piece)
    {
        lock (guard)
        {
            piece = new MemberRange(next, CountFor(device, end - next));
            next += piece.Count;
            return piece.Count > 0;
        }
    }

    /// <summary>Tells how long a piece took. Called by the device's own thread.</summary>
    public void Conclude(int device, MemberRange piece, long elapsedTicks)
    {
        // Drivers compile at the first call; that says nothing of the device's speed.
        if (areWarm[device])
        {
            members[device] += piece.Count;
            ticks[device] += elapsedTicks;
        }

        areWarm[device] = true;
    }

    /// <summary>Deals out no more in this generation.</summary>
    public void Stop()
    {
        lock (guard)
            end = next;
    }

    private int CountFor(int device, int left)
    {
        double sum = 0, fastest = 0;
        bool areKnown = true;
        foreach (double speed in speeds)
        {
            sum += speed;
            fastest = Math.Max(fastest, speed);
            areKnown &= speed > 0;
        }

        double share = areKnown ? speeds[device] / sum / 2 : 1.0 / (FirstPieces * speeds.Length);
        int directions = (Math.Max(smallest, (int)(left * share)) + membersPerDirection - 1) / membersPerDirection;
        int count = Math.Min(directions * membersPerDirection, left);

        // Where the fastest would be done with all of it sooner. The fastest itself never is too late, so all is dealt.
        bool isTooLate = areKnown && count / speeds[device] > left / fastest;
        return isTooLate ? 0 : count;
    }
}
