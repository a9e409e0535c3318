namespace GpuEs.Cluster;

/// <summary>
/// Who takes part in a run: workers that hold the same mean at the same generation. Who comes late is given the mean and
/// the optimizer's state once; who falls silent is left out until it answers again; who differs is dropped for good.
/// Used by one thread at a time, as everything in a grain is.
/// </summary>
internal sealed class WorkerGathering(
    string run, string specification, Func<byte[]?> data, Func<IReadOnlyDictionary<string, IWorkerService>> present)
{
    private readonly List<RunMember> members = [];
    // Refused calls of a generation after which a worker is thought broken, and not only late.
    private const int MostFailures = 3;

    private const int LongestReason = 200;

    private readonly Dictionary<string, Task<WorkerStatus>> arriving = [];
    private readonly Dictionary<string, int> failures = [];
    private readonly Dictionary<string, string> silent = [];
    private readonly Dictionary<string, string> refused = [];
    private readonly List<string> notices = [];
    private byte[] meanHash = [];
    private bool hasBegun;

    /// <summary>The workers that take part.</summary>
    public IReadOnlyList<RunMember> Members => members;

    /// <summary>Generations that they have done.</summary>
    public int Generation { get; private set; }

    /// <summary>Bytes that workers of the run have sent since each of them was first heard of.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Why workers that are there do not take part.</summary>
    public string Reasons => refused.Count + silent.Count == 0
        ? "none is there"
        : string.Join("; ", refused.Values.Concat(silent.Values));

    /// <summary>Whether everybody who is there has refused the run, or was dropped from it.</summary>
    public bool IsHopeless { get; private set; }

    /// <summary>What happened since the last call.</summary>
    public IReadOnlyList<string> TakeNotices()
    {
        string[] taken = [.. notices];
        notices.Clear();
        return taken;
    }

    /// <summary>Takes in who is ready. Waits for newcomers only before the first generation, and while there is nobody else.</summary>
    /// <returns>Whether anybody takes part.</returns>
    public async Task<bool> Gather()
    {
        IReadOnlyDictionary<string, IWorkerService> there = present();
        foreach (RunMember gone in members.Where(member => !there.ContainsKey(member.Name)).ToArray())
            SetAside(gone, new IOException("it left the cluster"));
        Forget(refused, there);
        Forget(silent, there);
        foreach (var (name, service) in there)
        {
            bool isKnown = arriving.ContainsKey(name) || refused.ContainsKey(name) || members.Exists(member => member.Name == name);
            if (!isKnown)
                arriving[name] = Open(service);
        }

        if (members.Count == 0 || Generation == 0)
            await Task.WhenAll(arriving.Values.Select(arrival => Task.WhenAny(arrival)));
        List<RunMember> arrived = TakeArrived(there);
        if (members.Count == 0)
            Adopt(arrived);
        foreach (RunMember newcomer in arrived.Where(newcomer => !members.Contains(newcomer)))
            await Admit(newcomer);
        hasBegun |= members.Count > 0;
        IsHopeless = there.Count > 0 && there.Keys.All(refused.ContainsKey);
        return members.Count > 0;
    }

    /// <summary>Leaves a worker out until it answers again.</summary>
    public void SetAside(RunMember member, Exception reason)
    {
        if (!members.Remove(member))
            return;
        int count = Refusal.Is(reason) ? failures.GetValueOrDefault(member.Name) + 1 : 0;
        failures[member.Name] = count;
        if (count > MostFailures)
            Refuse(member.Name, reason.Message);
        else
            FallSilent(member.Name, reason);
    }

    /// <summary>Takes note of where a worker stands.</summary>
    public void Hear(RunMember member, WorkerStatus status)
    {
        BytesSent += Math.Max(0, status.BytesSent - member.Status.BytesSent);
        member.Status = status;
    }

    /// <summary>Compares the means of all workers after a generation, and drops who differs from most.</summary>
    /// <returns>One of those that agree; null where nobody is left to ask.</returns>
    /// <exception cref="InvalidOperationException">No side is the larger one.</exception>
    public RunMember? Agree()
    {
        if (members.Count == 0)
            return null;
        IGrouping<string, RunMember>[] sides = [.. members
            .GroupBy(member => $"{member.Status.Generation}:{Convert.ToHexStringLower(member.Status.MeanHash)}")
            .OrderByDescending(side => side.Count())];
        if (sides.Length > 1 && sides[0].Count() == sides[1].Count())
        {
            string differing = string.Join(" against ", sides.Select(side => string.Join(", ", side.Select(member => member.Name))));
            members.Clear();
            throw new InvalidOperationException(
                $"the means of the workers differ after generation {Generation}, and no majority tells who is right: {differing}. "
                + "Stop the ones that are in doubt and train again");
        }

        foreach (RunMember different in sides.Skip(1).SelectMany(side => side))
            Drop(different);
        RunMember agreed = sides[0].First();
        (Generation, meanHash) = (agreed.Status.Generation, agreed.Status.MeanHash);
        foreach (RunMember member in members)
            failures.Remove(member.Name);
        return agreed;
    }

    /// <summary>Puts all workers into a state.</summary>
    public async Task WriteState(RunState state)
    {
        foreach (RunMember member in members.ToArray())
            Hear(member, await RunMember.WhileAlive(member.Service, member.Service.WriteState(run, state)));
        Agree();
    }

    // Data goes to those alone who lack it, once.
    private async Task<WorkerStatus> Open(IWorkerService service)
    {
        WorkerStatus? status = await RunMember.WhileAlive(service, service.Open(run, specification, null));
        if (status is null && data() is { } bytes)
            status = await RunMember.WhileAlive(service, service.Open(run, specification, bytes));
        return status ?? throw Refusal.Of(new ArgumentException("the run was not given its data"));
    }

    private List<RunMember> TakeArrived(IReadOnlyDictionary<string, IWorkerService> there)
    {
        var arrived = new List<RunMember>();
        foreach (var (name, arrival) in arriving.Where(entry => entry.Value.IsCompleted).ToArray())
        {
            arriving.Remove(name);
            if (arrival.IsCompletedSuccessfully && there.TryGetValue(name, out IWorkerService? service))
                arrived.Add(new RunMember(name, service) { Status = arrival.Result });
            else if (arrival.Exception?.InnerException is { } failure && Refusal.Is(failure))
                Refuse(name, failure.Message);
            else if (arrival.Exception is not null)
                FallSilent(name, arrival.Exception.GetBaseException());
        }

        return arrived;
    }

    // The farthest ahead lead: what the others lack, they can be given.
    private void Adopt(List<RunMember> arrived)
    {
        if (arrived.Count == 0)
            return;
        int farthest = arrived.Max(member => member.Status.Generation);
        if (hasBegun && farthest < Generation)
            notices.Add($"the workers that held the run are gone; generations {farthest} to {Generation - 1} are done again");

        // A mean that was agreed on is known by its hash; nobody else's takes its place.
        RunMember[] leaders = [.. arrived.Where(member => member.Status.Generation == farthest)];
        bool isKnown = hasBegun && farthest == Generation;
        foreach (RunMember leader in leaders)
        {
            if (isKnown && !StandsWithUs(leader))
                Drop(leader);
            else
                members.Add(leader);
        }

        if (!isKnown)
            Agree();
        foreach (RunMember member in members)
            silent.Remove(member.Name);
    }

    private async Task Admit(RunMember newcomer)
    {
        if (refused.ContainsKey(newcomer.Name))
            return;
        try
        {
            if (!StandsWithUs(newcomer))
            {
                RunMember giver = members[0];
                RunState state = await RunMember.WhileAlive(giver.Service, giver.Service.ReadState(run));
                Hear(newcomer, await RunMember.WhileAlive(newcomer.Service, newcomer.Service.WriteState(run, state)));
            }
        }
        catch (Exception exception)
        {
            FallSilent(newcomer.Name, exception);
            return;
        }

        if (!StandsWithUs(newcomer))
        {
            Drop(newcomer);
            return;
        }

        members.Add(newcomer);
        string word = silent.Remove(newcomer.Name) ? "is back" : "joined";
        notices.Add($"worker {newcomer.Name} ({newcomer.Status.Devices}) {word} at generation {Generation}");
    }

    private bool StandsWithUs(RunMember member) =>
        member.Status.Generation == Generation && member.Status.MeanHash.AsSpan().SequenceEqual(meanHash);

    private void Drop(RunMember member)
    {
        members.Remove(member);
        Refuse(
            member.Name,
            $"its mean after generation {member.Status.Generation - 1} has the hash {Convert.ToHexStringLower(member.Status.MeanHash)[..16]}, "
            + "unlike most; it is dropped");
    }

    private void Refuse(string name, string reason)
    {
        refused[name] = $"worker {name}: {Brief(reason)}";
        notices.Add(refused[name]);
    }

    private static void Forget(Dictionary<string, string> reasons, IReadOnlyDictionary<string, IWorkerService> there)
    {
        foreach (string gone in reasons.Keys.Where(name => !there.ContainsKey(name)).ToArray())
            reasons.Remove(gone);
    }

    private void FallSilent(string name, Exception reason)
    {
        string brief = Brief(reason.Message);
        if (silent.TryAdd(name, $"worker {name}: {brief}"))
            notices.Add($"worker {name} fell silent: {brief}");
    }

    // Orleans' messages go on with the call's headers, its history and stacks.
    private static string Brief(string message)
    {
        string line = message.Split('\n', 2)[0].Trim();
        return line.Length <= LongestReason ? line : line[..LongestReason] + "...";
    }
}
