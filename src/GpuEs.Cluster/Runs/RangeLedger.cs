using System.Diagnostics;

namespace GpuEs.Cluster;

/// <summary>
/// Who has which range of a generation's members, and what came back. A range that its worker is slow with goes to a
/// second one as well; whichever answer comes first counts, and it alone. Equal ranges give equal bits, so nobody can
/// tell from a result who found it.
/// </summary>
internal sealed class RangeLedger
{
    // With sixteen ranges for each worker the last ones to end keep the others waiting for some 3 % of a generation. A range
    // costs the coordinator some 0.1 to 0.3 ms, so that with many workers, who even out anyway, they become fewer.
    private const int MostRangesPerWorker = 16, FewestRangesPerWorker = 4, RangesOfManyWorkers = 512;

    // A worker is slow when it takes longer than so many times the longest range that came back so far.
    private const int SlowFactor = 3;

    private static readonly long ShortestPatience = Stopwatch.Frequency / 4;

    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int episodesPerMember;
    private readonly MemberRange[] ranges;
    private readonly bool[] areCounted;
    private readonly Queue<int> open = new();
    private readonly List<Loan> loans = [];
    private readonly float[] returns;
    private readonly int[] steps;
    private long longestTicks;
    private int left;

    private sealed record Loan(int Range, string Worker, long Since);

    public RangeLedger(EvolutionStrategyOptions options, int workers)
    {
        episodesPerMember = options.Episodes;
        int directions = options.Directions, perDirection = options.MembersPerDirection;
        int perWorker = Math.Clamp(RangesOfManyWorkers / workers, FewestRangesPerWorker, MostRangesPerWorker);
        int count = Math.Clamp(workers * perWorker, 1, directions);
        ranges = new MemberRange[count];
        for (int range = 0; range < count; range++)
        {
            int first = (int)((long)directions * range / count), end = (int)((long)directions * (range + 1) / count);
            ranges[range] = new MemberRange(first * perDirection, (end - first) * perDirection);
            open.Enqueue(range);
        }

        left = count;
        areCounted = new bool[count];
        returns = new float[options.Population * options.Episodes];
        steps = new int[returns.Length];
    }

    /// <summary>Ends when all members are counted.</summary>
    public Task Completion => completion.Task;

    /// <summary>Ranges that were handed out once more.</summary>
    public int Redone { get; private set; }

    /// <summary>All returns and steps, once all members are counted.</summary>
    public RangeReturns All => new(Packed.Bytes<float>(returns), Packed.Bytes<int>(steps));

    /// <summary>A range for a worker: one that nobody has, else one that another worker is slow with.</summary>
    public bool TryTake(string worker, out int range, out MemberRange members)
    {
        if (!open.TryDequeue(out range) && !TryFindSlow(worker, out range))
        {
            members = default;
            return false;
        }

        loans.Add(new Loan(range, worker, Stopwatch.GetTimestamp()));
        members = ranges[range];
        return true;
    }

    /// <summary>Counts what came back of a range, unless it was counted before.</summary>
    /// <exception cref="ArgumentException">It is not of the length that it should be.</exception>
    public void Accept(string worker, int range, RangeReturns found)
    {
        ReadOnlySpan<float> foundReturns = Packed.Values<float>(found.Returns, "Returns");
        ReadOnlySpan<int> foundSteps = Packed.Values<int>(found.Steps, "Steps");
        int first = ranges[range].First * episodesPerMember, count = ranges[range].Count * episodesPerMember;
        EvolutionStrategyOptions.Require(
            foundReturns.Length == count && foundSteps.Length == count, "number of returns", foundReturns.Length, $"{count}");
        if (areCounted[range])
            return;
        Loan? loan = loans.Find(loan => loan.Range == range && loan.Worker == worker);
        if (loan is not null)
            longestTicks = Math.Max(longestTicks, Stopwatch.GetTimestamp() - loan.Since);
        loans.RemoveAll(loan => loan.Range == range);
        areCounted[range] = true;
        foundReturns.CopyTo(returns.AsSpan(first));
        foundSteps.CopyTo(steps.AsSpan(first));
        if (--left == 0)
            completion.SetResult();
    }

    /// <summary>Takes back what a worker has.</summary>
    public void GiveUp(string worker)
    {
        foreach (Loan loan in loans.FindAll(loan => loan.Worker == worker))
        {
            loans.Remove(loan);
            if (loans.Exists(other => other.Range == loan.Range))
                continue;
            open.Enqueue(loan.Range);
            Redone++;
        }
    }

    private bool TryFindSlow(string worker, out int range)
    {
        long before = Stopwatch.GetTimestamp() - Math.Max(longestTicks * SlowFactor, ShortestPatience);
        foreach (Loan loan in loans)
        {
            bool isSlow = longestTicks > 0 && loan.Since < before;
            if (isSlow && !loans.Exists(other => other.Range == loan.Range && other.Worker == worker))
            {
                range = loan.Range;
                Redone++;
                return true;
            }
        }

        range = 0;
        return false;
    }
}
