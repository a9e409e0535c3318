using System.Diagnostics;

namespace GpuEs.Cluster;

/// <summary>
/// Who has which range of a generation's members, and what came back. A range that its worker is slow with goes to a
/// second one as well; whichever answer comes first counts, and it alone. Equal ranges give equal bits, so nobody can
/// tell from a result who found it.
/// </summary>
internal sealed class RangeLedger
{
    // Ranges begin as an eighth of a worker's part and shrink to an eighth of that, so that all workers end together: equal
    // sixteenths kept them waiting for 3 % of a generation. A range costs the coordinator some 0.2 ms, so that with many
    // workers, who even out anyway, they become fewer.
    private const int MostRangesPerWorker = 8, FewestRangesPerWorker = 2, RangesOfManyWorkers = 256, LastShare = 8;

    // A worker is slow when it takes longer than so many times the longest range that came back so far.
    private const int SlowFactor = 3;

    private static readonly long ShortestPatience = Stopwatch.Frequency / 4;

    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int episodesPerMember;
    private readonly List<MemberRange> ranges = [];
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
        int smallest = Math.Max(directions / (workers * perWorker * LastShare), 1);
        for (int first = 0; first < directions;)
        {
            int count = Math.Min(Math.Max((directions - first) / (workers * perWorker), smallest), directions - first);
            open.Enqueue(ranges.Count);
            ranges.Add(new MemberRange(first * perDirection, count * perDirection));
            first += count;
        }

        left = ranges.Count;
        areCounted = new bool[ranges.Count];
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
