using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>Whoever hangs, dies, lies, comes late or comes back: the mean is the one of a single process.</summary>
public sealed class RunCoordinatorTests
{
    private static readonly EvolutionStrategyOptions Options = new() { Population = 200, Seed = 5 };

    private static SearchTask Task { get; } = EpisodeTask.Create<CartPole>(Policy.Mlp([8]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Step_OnAnyNumberOfWorkers_GivesTheBitsOfOneProcess(int count)
    {
        FakeWorker[] workers = [.. Enumerable.Range(0, count).Select(_ => new FakeWorker())];
        using var cluster = new FakeCluster(Task, Options, workers);

        GenerationOutcome[] outcomes = cluster.Steps(0, 3);

        Assert.All(outcomes, outcome => Assert.Equal((count, 0), (outcome.Report.Workers, outcome.Report.RangesRedone)));
        Assert.Equal(3 * Options.Population, workers.Sum(worker => worker.Members));
        Assert.All(workers, worker => Assert.Equal(Expected(3), worker.MeanHash(cluster.Run)));
        Assert.All(workers, worker => Assert.Equal(0, worker.StatesWritten));
    }

    [Fact]
    public void Step_AskedTwice_IsDoneOnce()
    {
        var worker = new FakeWorker();
        using var cluster = new FakeCluster(Task, Options, worker);
        GenerationOutcome first = cluster.Steps(0, 1)[0];
        Assert.Same(first, cluster.Steps(0, 1)[0]);
        Assert.Equal(Options.Population, worker.Members);
    }

    [Fact]
    public void Worker_ThatDies_IsLeftOutAndItsRangesAreRedone()
    {
        FakeWorker dying = new() { Delay = TimeSpan.FromMilliseconds(1) }, other = new(), third = new();
        using var cluster = new FakeCluster(Task, Options, dying, other, third);
        cluster.Steps(0, 1);
        dying.IsDead = true;

        ClusterReport report = cluster.Steps(1, 1)[0].Report;

        Assert.Equal(2, report.Workers);
        Assert.InRange(report.RangesRedone, 1, 2);
        Assert.Contains("worker-0 fell silent: connection reset", Assert.Single(report.Notices), StringComparison.Ordinal);
        Assert.Equal(Expected(2), other.MeanHash(cluster.Run));
    }

    [Fact]
    public void Worker_ThatHangs_IsLeftOutAndComesBackWithTheStateOfTheOthers()
    {
        FakeWorker hanging = new(), other = new();
        using var cluster = new FakeCluster(Task, Options, hanging, other);
        cluster.Steps(0, 1);
        hanging.IsHung = true;

        ClusterReport report = cluster.Steps(1, 1)[0].Report;
        Assert.Equal(1, report.Workers);
        Assert.Contains("worker-0 fell silent: no answer to a ping", Assert.Single(report.Notices), StringComparison.Ordinal);

        // Another process at the same name: it has nothing, and gets the state once.
        var restarted = new FakeWorker();
        cluster.Workers["worker-2"] = restarted;
        cluster.Workers.Remove("worker-0");
        WaitUntilJoined(cluster, 2, restarted);
        Assert.Equal(1, restarted.StatesWritten);
    }

    [Fact]
    public void Worker_ThatIsSlow_KeepsNobodyWaiting()
    {
        FakeWorker slow = new(), other = new();
        using var cluster = new FakeCluster(Task, Options, slow, other);
        cluster.Steps(0, 1);
        slow.Delay = TimeSpan.FromSeconds(3);

        ClusterReport report = cluster.Steps(1, 1)[0].Report;

        Assert.InRange(report.RangesRedone, 1, 2);
        Assert.Equal(Expected(2), other.MeanHash(cluster.Run));
        Assert.Equal(Expected(2), slow.MeanHash(cluster.Run));
    }

    [Fact]
    public void Worker_ThatComesLate_IsGivenTheStateOnce()
    {
        FakeWorker first = new(), late = new();
        using var cluster = new FakeCluster(Task, Options, first);
        cluster.Steps(0, 2);
        cluster.Workers["late"] = late;

        int generation = WaitUntilJoined(cluster, 2, late);

        cluster.Steps(generation, 2);
        Assert.Equal(1, late.StatesWritten);
        Assert.Equal(Expected(generation + 2), late.MeanHash(cluster.Run));
    }

    [Fact]
    public void Worker_WhoseMeanDiffers_IsDroppedForGood()
    {
        FakeWorker wrong = new() { WrongGeneration = 1 }, second = new(), third = new();
        using var cluster = new FakeCluster(Task, Options, wrong, second, third);

        GenerationOutcome[] outcomes = cluster.Steps(0, 4);

        Assert.Equal([3, 2, 2, 2], outcomes.Select(outcome => outcome.Report.Workers));
        Assert.Contains("worker-0: its mean after generation 1 ", Assert.Single(outcomes[1].Report.Notices), StringComparison.Ordinal);
        Assert.Equal(Expected(4), second.MeanHash(cluster.Run));
        Assert.Equal(Expected(4), third.MeanHash(cluster.Run));
    }

    [Fact]
    public void TwoWorkers_WhoseMeansDiffer_StopTheRun()
    {
        FakeWorker wrong = new() { WrongGeneration = 1 };
        using var cluster = new FakeCluster(Task, Options, wrong, new FakeWorker());
        cluster.Steps(0, 1);
        var exception = Assert.Throws<InvalidOperationException>(() => cluster.Steps(1, 1));
        Assert.Contains("worker-0 against worker-1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WorkerOfAnotherBuild_IsLeftOutAndTheRestGoOn()
    {
        FakeWorker honest = new();
        using var cluster = new FakeCluster(Task, Options, honest, new FakeWorker { Refusal = "another build" });
        cluster.Call(coordinator => coordinator.Begin());

        GenerationOutcome outcome = cluster.Steps(0, 2)[0];

        Assert.Equal(1, outcome.Report.Workers);
        Assert.Contains("worker worker-1: another build", outcome.Report.Notices);
        Assert.Equal(Expected(2), honest.MeanHash(cluster.Run));
    }

    [Fact]
    public void Begin_WhereEveryWorkerLacksSomething_SaysWhoAndWhat()
    {
        using var cluster = new FakeCluster(Task, Options, new FakeWorker { Refusal = "no struct Lander\nat Orleans" });
        var exception = Assert.Throws<InvalidOperationException>(() => cluster.Call(coordinator => coordinator.Begin()));
        Assert.Equal("no worker can take part: worker worker-0: no struct Lander", exception.Message);
    }

    [Fact]
    public void Coordinator_ThatIsReplaced_GoesOnWhereTheWorkersStand()
    {
        FakeWorker first = new(), second = new();
        using var cluster = new FakeCluster(Task, Options, first, second);
        GenerationOutcome before = cluster.Steps(0, 3)[2];
        cluster.ReplaceCoordinator();

        Assert.Equal(3, cluster.Call(coordinator => coordinator.Begin()).Generation);
        Assert.Equal(before.Conclusion.Measures, cluster.Steps(2, 1)[0].Conclusion.Measures);
        cluster.Steps(3, 1);
        Assert.Equal(4 * Options.Population, first.Members + second.Members);
        Assert.Equal(Expected(4), second.MeanHash(cluster.Run));
    }

    [Fact]
    public void Run_WhoseWorkersAreAllReplaced_IsDoneAgainFromTheStart()
    {
        using var cluster = new FakeCluster(Task, Options, new FakeWorker());
        cluster.Steps(0, 3);
        var fresh = new FakeWorker();
        cluster.Workers.Clear();
        cluster.Workers["fresh"] = fresh;

        ClusterReport report = cluster.Steps(3, 1)[0].Report;

        Assert.Equal(4 * Options.Population, fresh.Members);
        Assert.Equal(Expected(4), fresh.MeanHash(cluster.Run));
        Assert.Equal(1, report.Workers);
    }

    [Fact]
    public void Run_WhoseWorkersAreAllReplacedInMidGeneration_IsDoneAgainFromTheStart()
    {
        FakeWorker first = new(), fresh = new();
        using var cluster = new FakeCluster(Task, Options, first);
        cluster.Steps(0, 3);
        first.BeforeEvaluation = () =>
        {
            first.IsDead = true;
            cluster.Workers["fresh"] = fresh;
            cluster.Workers.Remove("worker-0");
        };

        ClusterReport report = cluster.Steps(3, 1)[0].Report;

        Assert.Equal(1, report.Workers);
        Assert.Equal(Expected(4), fresh.MeanHash(cluster.Run));
        first.Dispose();
    }

    [Fact]
    public void Worker_ThatCanOpenARunAndNotPlayIt_IsRefusedAndNamed()
    {
        FakeWorker unable = new() { IsUnable = true }, other = new();
        using var cluster = new FakeCluster(Task, Options, unable, other);
        GenerationOutcome[] outcomes = cluster.Steps(0, 16);
        Assert.Contains(
            outcomes.SelectMany(outcome => outcome.Report.Notices), notice => notice == "worker worker-0: the environment throws");
        Assert.Equal(1, outcomes[^1].Report.Workers);
        Assert.Equal(Expected(16), other.MeanHash(cluster.Run));
    }

    [Fact]
    public void Run_ThatNobodyCanPlay_EndsWithTheReason()
    {
        using var cluster = new FakeCluster(Task, Options, new FakeWorker { IsUnable = true });
        var exception = Assert.Throws<InvalidOperationException>(() => cluster.Steps(0, 1));
        Assert.Contains("the environment throws", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteState_DuringAGeneration_WaitsForItsEnd()
    {
        using EvolutionStrategy elsewhere = EvolutionStrategy.For(ComputeDevice.Open("host"), Task, Options);
        elsewhere.Train(1);
        FakeWorker first = new() { Delay = TimeSpan.FromMilliseconds(20) }, second = new() { Delay = TimeSpan.FromMilliseconds(20) };
        using var cluster = new FakeCluster(Task, Options, first, second);
        cluster.Steps(0, 3);
        Task<GenerationOutcome> step = System.Threading.Tasks.Task.Run(() => cluster.Steps(3, 1)[0]);
        await System.Threading.Tasks.Task.Delay(50);
        cluster.Call(coordinator => coordinator.WriteState(RunState.Of(elsewhere.Capture())));
        Assert.Equal(3, (await step).Generation);
        cluster.Steps(1, 1);
        Assert.Equal(Expected(2), first.MeanHash(cluster.Run));
        Assert.Equal(Expected(2), second.MeanHash(cluster.Run));
    }

    [Fact]
    public void Worker_ThatWasRefusedAndIsReplaced_HindersNobody()
    {
        using var cluster = new FakeCluster(Task, Options, new FakeWorker(), new FakeWorker { Refusal = "no struct Lander" });
        cluster.Call(coordinator => coordinator.Begin());
        cluster.Workers.Remove("worker-1");
        cluster.Workers["worker-2"] = new FakeWorker();
        cluster.Call(coordinator => coordinator.Begin());
        Assert.Equal(2, cluster.Steps(0, 1)[0].Report.Workers);
    }

    [Fact]
    public void LoneWorker_ThatComesBackWithAnotherMean_IsNotBelieved()
    {
        var worker = new FakeWorker();
        using var cluster = new FakeCluster(Task, Options, worker);
        cluster.Steps(0, 2);
        worker.IsDead = true;
        cluster.Workers.Remove("worker-0");
        var impostor = new FakeWorker();
        using (EvolutionStrategy other = EvolutionStrategy.For(ComputeDevice.Open("host"), Task, Options))
        {
            other.Train(2);
            SearchState state = other.Capture();
            state.Mean[0] += 1f;
            impostor.StandAt(cluster.Run, cluster.Json, RunState.Of(state));
        }

        cluster.Workers["impostor"] = impostor;
        var exception = Assert.Throws<InvalidOperationException>(() => cluster.Steps(2, 1));
        Assert.Contains("impostor: its mean after generation 1", exception.Message, StringComparison.Ordinal);
        worker.Dispose();
    }

    [Fact]
    public void WriteState_TakesAllWorkersToAnotherGeneration()
    {
        using EvolutionStrategy elsewhere = EvolutionStrategy.For(ComputeDevice.Open("host"), Task, Options);
        elsewhere.Train(2);
        FakeWorker first = new(), second = new();
        using var cluster = new FakeCluster(Task, Options, first, second);
        cluster.Call(coordinator => coordinator.WriteState(RunState.Of(elsewhere.Capture())));
        cluster.Steps(2, 1);
        Assert.Equal(Expected(3), first.MeanHash(cluster.Run));
        Assert.Equal(Expected(3), second.MeanHash(cluster.Run));
    }

    // A newcomer opens the run beside the generations under way.
    private static int WaitUntilJoined(FakeCluster cluster, int generation, FakeWorker newcomer)
    {
        for (int limit = generation + 500; generation < limit && newcomer.StatesWritten == 0; generation++)
            cluster.Steps(generation, 1);
        Assert.Equal(2, cluster.Call(coordinator => coordinator.Step(generation - 1)).Report.Workers);
        return generation;
    }

    private static string Expected(int generations) => FakeWorker.ExpectedHash(Task, Options, generations);
}
