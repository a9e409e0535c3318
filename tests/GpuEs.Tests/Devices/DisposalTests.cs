using System.Reflection;
using GpuEs.Cluster;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// Every public type that is disposed of, twice; what its members do afterwards, and when the device below went first.
/// </summary>
public class DisposalTests
{
    private static readonly EvolutionStrategyOptions Options = new() { Population = 4, Sigma = 0.1f, LearningRate = 0.1f };

    // Devices by name, since some make several things of each.
    private static readonly Dictionary<Type, Action<string>> Checks = new()
    {
        [typeof(ComputeDevice)] = CheckDevice,
        [typeof(EvolutionStrategy)] = CheckStrategy,
        [typeof(BatchedEvaluator)] = CheckEvaluator,
        [typeof(CrossEntropyPlanner<>)] = CheckPlanner,
        [typeof(RunFolder)] = CheckFolder,
        [typeof(Dashboard)] = CheckDashboard,
    };

    [Fact]
    public void EveryPublicDisposableType_IsChecked()
    {
        Assembly[] assemblies =
        [
            typeof(EvolutionStrategy).Assembly, typeof(CartPole).Assembly, typeof(ClusterConnection).Assembly,
            typeof(Dashboard).Assembly,
        ];
        IEnumerable<Type> disposable = assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(type =>
            type.IsAssignableTo(typeof(IDisposable)) || type.IsAssignableTo(typeof(IAsyncDisposable)));
        Assert.Equal(
            Checks.Keys.Concat([typeof(Worker), typeof(ClusterConnection)]).Select(type => type.FullName).Order(),
            disposable.Select(type => type.FullName).Order());
    }

    public static MatrixTheoryData<string, Type> Types => TestDevices.With(Checks.Keys);

    [Theory]
    [MemberData(nameof(Types))]
    public void DisposedOf_TwiceAndThenUsed_SaysSo(string device, Type type)
    {
        TestDevices.Require(device);
        Checks[type](device);
    }

    [Fact]
    public async Task ClusterTypes_DisposedOfTwiceAndThenUsed_SaySo()
    {
        using ComputeDevice device = ComputeDevice.Open("host");
        var options = new WorkerOptions { Port = 0, GatewayPort = 0 };
        Worker worker = await Worker.StartAsync(device, options, TestContext.Current.CancellationToken);
        ClusterConnection cluster = ClusterConnection.Connect($"{worker.Gateway}");
        EvolutionStrategy strategy = cluster.ForObjective<Sphere>(3, Options);
        strategy.Step();
        cluster.Dispose();
        cluster.Dispose();
        AssertDisposed(() => strategy.Step());
        AssertDisposed(() => cluster.ForObjective<Sphere>(3, Options));
        strategy.Dispose();
        strategy.Dispose();
        AssertDisposed(() => strategy.Step());
        await worker.DisposeAsync();
        await worker.DisposeAsync();
        Assert.NotEqual(0, worker.Gateway.Port);
    }

    private static void CheckDevice(string name)
    {
        ComputeDevice device = ComputeDevice.Open(name);
        DeviceDescription description = device.Description;
        device.Dispose();
        device.Dispose();
        Assert.Equal(description, device.Description);
        AssertDisposed(() => EvolutionStrategy.ForObjective<Sphere>(device, dimension: 3, Options));
        AssertDisposed(() => BatchedEvaluator.ForObjective<Sphere>(device, dimension: 3, Options));
        AssertDisposed(() => CrossEntropyPlanner.ForEnvironment<Pendulum>(device, new CrossEntropyPlannerOptions()));
    }

    private static void CheckStrategy(string name) => CheckBoth(
        name,
        device => EvolutionStrategy.ForObjective<Sphere>(device, dimension: 3, Options),
        (strategy, state) =>
        {
            AssertDisposed(() => strategy.Step());
            AssertDisposed(() => strategy.Train(3));
            AssertDisposed(() => strategy.Ask(new MemberRange(0, 2), new float[6]));
            AssertDisposed(() => strategy.Tell(new float[4]));
            AssertDisposed(() => strategy.Evaluate());
            AssertDisposed(() => strategy.Evaluate(new float[3]));
            AssertDisposed(() => _ = strategy.Mean);
            AssertDisposed(() => strategy.Capture());
            AssertDisposed(() => strategy.Restore(state));
            Assert.Equal(1, strategy.Generation);
        },
        strategy =>
        {
            strategy.Step();
            return strategy.Capture();
        });

    private static void CheckEvaluator(string name) => CheckBoth(
        name,
        device => BatchedEvaluator.ForObjective<Sphere>(device, dimension: 3, Options),
        (evaluator, _) =>
        {
            AssertDisposed(() => evaluator.Evaluate(new float[3], new float[1]));
            AssertDisposed(() => evaluator.EvaluatePopulation(new float[3], 0, new MemberRange(0, 2), new float[2]));
            Assert.Equal(3, evaluator.ParameterCount);
        },
        evaluator =>
        {
            evaluator.Evaluate(new float[3], new float[1]);
            return 0;
        });

    private static void CheckPlanner(string name) => CheckBoth(
        name,
        device => CrossEntropyPlanner.ForEnvironment<Pendulum>(
            device, new CrossEntropyPlannerOptions { Horizon = 2, Candidates = 8, Elites = 2 }),
        (planner, _) =>
        {
            AssertDisposed(() => planner.Plan(new Pendulum[1], new float[1]));
            AssertDisposed(() => planner.Restart(0, 1));
            AssertDisposed(() => PlannedEpisodes.Play(planner, episodes: 1, seed: 1));
            Assert.Equal(1, planner.ActionSize);
        },
        planner =>
        {
            planner.Plan(new Pendulum[1], new float[1]);
            return 0;
        });

    private static void CheckFolder(string name)
    {
        using var temporary = new TemporaryFolder();
        using ComputeDevice device = ComputeDevice.Open(name);
        using EvolutionStrategy strategy = EvolutionStrategy.ForObjective<Sphere>(device, dimension: 3, Options);
        RunFolder folder = RunFolder.Create(strategy, new RunOptions { Generations = 2 }, temporary.Run);
        strategy.Train(1, folder: folder);
        folder.Dispose();
        folder.Dispose();
        AssertDisposed(() => folder.Record(default));
        AssertDisposed(folder.Save);
        AssertDisposed(() => strategy.Train(2, folder: folder));
        AssertDisposed(() => strategy.Restore(folder));
        Assert.Equal(1, strategy.Generation);
        Assert.Equal(2, folder.Options.Generations);
    }

    private static void CheckDashboard(string name)
    {
        using var temporary = new TemporaryFolder();
        using ComputeDevice device = ComputeDevice.Open(name);
        using EvolutionStrategy strategy = EvolutionStrategy.ForObjective<Sphere>(device, dimension: 3, Options);
        using RunFolder folder = RunFolder.Create(strategy, new RunOptions { Generations = 2 }, temporary.Run);
        Dashboard dashboard = Dashboard.Open(strategy, folder);
        strategy.Train(1, progress: dashboard, folder: folder);
        dashboard.Dispose();
        dashboard.Dispose();
        AssertDisposed(() => dashboard.Report(default));
        strategy.Train(2, folder: folder);
        Assert.StartsWith("http://127.0.0.1:", dashboard.Address, StringComparison.Ordinal);
    }

    // Once disposed of before its device, and once after.
    private static void CheckBoth<TDoor, TState>(
        string name, Func<ComputeDevice, TDoor> create, Action<TDoor, TState> check, Func<TDoor, TState> use)
        where TDoor : IDisposable
    {
        using ComputeDevice first = ComputeDevice.Open(name);
        TDoor door = create(first);
        TState state = use(door);
        door.Dispose();
        door.Dispose();
        check(door, state);
        use(create(first));

        ComputeDevice second = ComputeDevice.Open(name);
        TDoor left = create(second);
        state = use(left);
        second.Dispose();
        check(left, state);
        left.Dispose();
        left.Dispose();
        check(left, state);
    }

    private static void AssertDisposed(Action call) => Assert.Throws<ObjectDisposedException>(call);
}
