using System.Diagnostics;

namespace GpuEs.Cluster;

/// <summary>
/// Leads one run over the workers that are present (Salimans et al. 2017, algorithm 2): hands out ranges of members,
/// gathers returns, and sends all of them to every worker, which moves its own mean. It holds no mean itself. What is
/// lost with a worker, or with this coordinator, is done again by others with the same bits.
/// </summary>
/// <param name="run">What the run is called.</param>
/// <param name="specification">What it is.</param>
/// <param name="data">The run's data; null where it has none, or was not given it.</param>
/// <param name="present">The workers that are there now, by name.</param>
internal sealed class RunCoordinator(
    string run, string specification, Func<byte[]?> data, Func<IReadOnlyDictionary<string, IWorkerService>> present)
{
    // While one of a worker's ranges travels, the other is computed.
    private const int RangesAtATime = 2;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly EvolutionStrategyOptions options = RunSpecification.Parse(specification).Options;
    private readonly WorkerGathering gathering = new(run, specification, data, present);
    private Task queue = Task.CompletedTask;
    private GenerationOutcome? last;

    /// <summary>Gathers the workers.</summary>
    /// <returns>Where the run stands.</returns>
    /// <exception cref="InvalidOperationException">There is no worker, or every one of them lacks something that the run needs.</exception>
    public Task<WorkerStatus> Begin()
    {
        // Who joins a run that is under way need not wait for the end of its generation.
        if (!queue.IsCompleted && gathering.Members.Count > 0)
            return Task.FromResult(gathering.Members[0].Status);
        return InTurn(async () =>
        {
            // Who refuses, since it is another build or lacks something, is left out, and the report says so.
            await GatherSome();
            return gathering.Members[0].Status;
        });
    }

    /// <summary>A generation, or what was found of it when it is done already.</summary>
    public Task<GenerationOutcome> Step(int generation) => InTurn(async () =>
    {
        while (true)
        {
            await GatherSome();
            if (gathering.Generation > generation)
                return last?.Generation == generation ? last : await Recall(generation);

            // Those who held the run may all have been lost: the generations before are found again, with the same bits.
            GenerationOutcome? outcome = await RunGeneration();
            last = outcome ?? last;
            if (outcome?.Generation == generation)
                return outcome;
        }
    });

    /// <summary>All that the coming generations depend on, from one of the workers.</summary>
    public Task<RunState> ReadState() => InTurn(async () =>
    {
        await GatherSome();
        RunMember member = gathering.Members[0];
        return await RunMember.WhileAlive(member.Service, member.Service.ReadState(run));
    });

    /// <summary>Puts all workers into a state.</summary>
    public Task<RunState> WriteState(RunState state) => InTurn(async () =>
    {
        await GatherSome();
        last = null;
        await gathering.WriteState(state);
        return state;
    });

    /// <summary>Lets the workers forget the run, those too that have not taken part lately.</summary>
    public Task End() => InTurn(async () =>
    {
        await Task.WhenAll(present().Values.Select(service => Task.WhenAny(service.Close(run), Task.Delay(Patience.Ping))));
        return true;
    });

    // Null where the workers are no longer at the generation that it was begun with.
    private async Task<GenerationOutcome?> RunGeneration()
    {
        int generation = gathering.Generation;
        long started = Stopwatch.GetTimestamp(), bytesBefore = gathering.BytesSent;
        var ledger = new RangeLedger(options, gathering.Members.Count);
        if (!await Evaluate(generation, ledger))
            return null;
        TimeSpan rollout = Stopwatch.GetElapsedTime(started);
        Conclusion? conclusion = await Conclude(generation, ledger.All);
        if (conclusion is null)
            return null;
        var report = new ClusterReport(
            gathering.Members.Count, ledger.Redone, gathering.BytesSent - bytesBefore, gathering.TakeNotices());
        return new GenerationOutcome(generation, conclusion, rollout.Ticks, report);
    }

    private async Task<bool> Evaluate(int generation, RangeLedger ledger)
    {
        while (!ledger.Completion.IsCompleted)
        {
            await GatherSome();
            if (gathering.Generation != generation)
                return false;
            RunMember[] members = [.. gathering.Members];
            await Task.WhenAll(members
                .SelectMany(member => Enumerable.Repeat(member, RangesAtATime))
                .Select(member => Drive(member, generation, ledger)));
        }

        return true;
    }

    private async Task Drive(RunMember member, int generation, RangeLedger ledger)
    {
        try
        {
            while (!ledger.Completion.IsCompleted && gathering.Members.Contains(member))
            {
                if (!ledger.TryTake(member.Name, out int range, out MemberRange members))
                {
                    await Task.WhenAny(ledger.Completion, Task.Delay(BetweenLooks));
                    continue;
                }

                Task<RangeReturns> call = RunMember.WhileAlive(
                    member.Service, member.Service.Evaluate(run, generation, members.First, members.Count));
                if (await Task.WhenAny(call, ledger.Completion) == call)
                    ledger.Accept(member.Name, range, await call);
                else
                    Forget(call);
            }
        }
        catch (Exception exception)
        {
            // Whatever broke the worker or the way to it: others redo its ranges, and it may come back.
            gathering.SetAside(member, exception);
            ledger.GiveUp(member.Name);
        }
    }

    private async Task<Conclusion?> Conclude(int generation, RangeReturns all)
    {
        while (true)
        {
            RunMember[] members = [.. gathering.Members];
            Conclusion?[] answers = await Task.WhenAll(members.Select(member => TryConclude(member, generation, all)));
            if (gathering.Agree() is { } agreed)
                return answers[Array.IndexOf(members, agreed)]!;

            // Nobody answered; whoever comes back may have moved the mean, or not, and is asked again in either case.
            await GatherSome();
            if (gathering.Generation != generation && gathering.Generation != generation + 1)
                return null;
        }
    }

    private async Task<Conclusion?> TryConclude(RunMember member, int generation, RangeReturns all)
    {
        try
        {
            Conclusion conclusion = await RunMember.WhileAlive(
                member.Service, member.Service.Conclude(run, generation, all));
            gathering.Hear(member, conclusion.Status);
            return conclusion;
        }
        catch (Exception exception)
        {
            gathering.SetAside(member, exception);
            return null;
        }
    }

    // The workers did the generation under another coordinator, which took their answers with it.
    private async Task<GenerationOutcome> Recall(int generation)
    {
        foreach (RunMember member in gathering.Members.ToArray())
        {
            try
            {
                Conclusion conclusion = await RunMember.WhileAlive(
                    member.Service, member.Service.Conclude(run, generation, new RangeReturns([], [])));
                return Outcome(conclusion);
            }
            catch (Exception exception) when (Refusal.Is(exception))
            {
                // It came later than that generation, and knows as little; the next one may know.
            }
        }

        throw new InvalidOperationException(
            $"generation {generation} is done, and the workers stand at {gathering.Generation}; what was reported of it is lost");

        GenerationOutcome Outcome(Conclusion conclusion) => new(
            generation, conclusion, 0, new ClusterReport(gathering.Members.Count, 0, 0, gathering.TakeNotices()));
    }

    private async Task GatherSome()
    {
        long started = Stopwatch.GetTimestamp();
        while (!await gathering.Gather())
        {
            if (gathering.IsHopeless || Stopwatch.GetElapsedTime(started) > Patience.WithoutWorkers)
                throw new InvalidOperationException($"no worker can take part: {gathering.Reasons}");
            await Task.Delay(BetweenLooks);
        }
    }

    // A grain's calls interleave where they wait; what they do to the workers must not.
    private async Task<TAnswer> InTurn<TAnswer>(Func<Task<TAnswer>> call)
    {
        Task before = queue;
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue = end.Task;
        await before;
        try
        {
            return await call();
        }
        finally
        {
            end.SetResult();
        }
    }

    // Nobody waits for the answer any more; when it comes late it is not counted, and when it fails that is no news.
    private static void Forget(Task call) => call.ContinueWith(
        static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
        TaskScheduler.Default);
}
