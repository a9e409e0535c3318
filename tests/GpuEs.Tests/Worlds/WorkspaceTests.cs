using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

/// <summary>An environment whose state lies in a workspace, wherever environments are played.</summary>
public class WorkspaceTests
{
    private static readonly Policy Small = Policy.Mlp([8]);

    private static readonly EvolutionStrategyOptions Options = new() { Population = 70, Seed = 5, Sigma = 0.3f };

    private static readonly Lazy<(float[] Returns, int[] Steps)> Stepped = new(StepByHand);

    public static MatrixTheoryData<string, int> Chunks => TestDevices.With([6, 32, 70]);

    // The reference: the struct stepped by hand, one episode after the other.
    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Evaluator_PlaysWhatIsSteppedByHand(string name)
    {
        using var evaluator = BatchedEvaluator.ForEnvironment<Orchard>(
            TestDevices.Open(name), Small, new() { Seed = 5, Episodes = 3 });
        float[] vectors = Vectors(evaluator.ParameterCount), returns = new float[99];
        int[] steps = new int[returns.Length];
        evaluator.Evaluate(vectors, returns, steps);
        Assert.Equal(Stepped.Value.Returns, returns);
        Assert.Equal(Stepped.Value.Steps, steps);
        Assert.True(steps.Distinct().Count() > 10, "some are stung early, some late");
    }

    [Theory]
    [MemberData(nameof(Chunks))]
    public void ChunkMembers_ChangeNoBit(string name, int chunkMembers) => Assert.Equal(
        Fingerprint.Of("host", "orchard", Options),
        Fingerprint.Of(name, "orchard", Options with { ChunkMembers = chunkMembers }));

    // More threads than have workspaces at a time on a processor: several launches, the last of them not full.
    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Launches_AreAsLargeAsWorkspacesAllow(string name)
    {
        int episodes = 100, vectors = 11;
        float[] onHost = new float[vectors * episodes], returns = new float[onHost.Length];
        Play("host", onHost);
        Play(name, returns);
        Assert.Equal(onHost, returns);
        Assert.Equal(onHost.Length, returns.Distinct().Count());

        void Play(string device, float[] into)
        {
            using var evaluator = BatchedEvaluator.ForEnvironment<Sieve>(
                TestDevices.Open(device), Policy.Linear(), new() { Seed = 1, Episodes = episodes });
            evaluator.Evaluate(Enumerable.Range(0, vectors * evaluator.ParameterCount).Select(each => 0.1f * each).ToArray(), into);
        }
    }

    [Fact]
    public void Recording_IsTheEpisodeThatIsPlayed()
    {
        using var strategy = EvolutionStrategy.ForEnvironment<Orchard>(TestDevices.Open("host"), Small, Options);
        EpisodeRecording recording = strategy.Record(strategy.Mean, episode: 0, seed: 11);
        EvaluationResult evaluated = strategy.Evaluate(strategy.Mean, 1, seed: 11);
        Assert.Equal((evaluated.Mean, evaluated.Steps), ((double)recording.Return, recording.Steps));
        Assert.Contains(1f, recording.Observations);
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Run_ThatWasStopped_EndsWhereOneThatWasNotEnds(string name)
    {
        using var folder = new TemporaryFolder();
        ComputeDevice device = TestDevices.Open(name);
        using (var strategy = EvolutionStrategy.ForEnvironment<Orchard>(device, Small, Options))
        {
            using var begun = RunFolder.Create(strategy, new RunOptions { Generations = 4 }, folder.Run);
            strategy.Train(2, folder: begun);
        }

        using var resumed = RunFolder.Open(folder.Run);
        using var trained = EvolutionStrategy.Resume<Orchard>(device, resumed);
        trained.Train(4, folder: resumed);
        using var whole = EvolutionStrategy.ForEnvironment<Orchard>(TestDevices.Open("host"), Small, Options);
        whole.Train(4);
        Assert.Equal(whole.Mean, trained.Mean);
    }

    [Fact]
    public void TwoDevices_HaveTheBitsOfOne() => Assert.Equal(
        Fingerprint.Of("host", "orchard", Options),
        Fingerprint.Of(DeviceGroup.Of(TestDevices.Open("host"), TestDevices.Open("cpu")), "orchard", Options));

    [Fact]
    public void CommandLine_TakesItFromAnAssembly()
    {
        using TemporaryFolder folder = new(), built = new();
        string wasps = ReadmeTests.Source("Orchard.Wasps.cs").Replace("namespace GpuEs.Tests;", "", StringComparison.Ordinal);
        string assembly = BuiltAssembly.Write(
            built.FileOfRun("orchard.dll"), "using System;\n" + ReadmeTests.Source("Orchard.cs") + wasps);
        string[] commands =
        [
            $"train Orchard --assembly {assembly} --policy linear --population 16 --generations 2 --device host --output {folder.Run}",
            $"resume {folder.Run} --assembly {assembly} --generations 3 --device cpu",
            $"evaluate {folder.Run} --assembly {assembly} --device host",
            $"report {folder.Run} --assembly {assembly}",
            $"plan Orchard --assembly {assembly} --horizon 5 --candidates 20 --elites 4 --episodes 1 --device host",
        ];
        foreach (string command in commands)
        {
            CommandLineRun run = CommandLineRun.OfWords(command);
            Assert.True(run.ExitCode == 0, $"{command}: {run.Error}");
        }
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("opencl")]
    public void Path_SaysThatTheStateIsInAWorkspace(string name)
    {
        using var strategy = EvolutionStrategy.ForEnvironment<Orchard>(TestDevices.Open(name), Policy.Mlp([16]), Options);
        Assert.Equal("portable, a thread per episode: the environment keeps its state in a workspace", strategy.Path);
        foreach (RolloutPath path in (RolloutPath[])[RolloutPath.Fused, RolloutPath.Registers])
        {
            ArgumentException refused = Assert.Throws<ArgumentException>(() => EvolutionStrategy.ForEnvironment<Orchard>(
                TestDevices.Open(name), Policy.Mlp([16]), Options with { Path = path }));
            Assert.Contains("since the environment keeps its state in a workspace", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Size_IsChecked()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => EvolutionStrategy.ForEnvironment<Boundless>(
            TestDevices.Open("host"), Small, Options));
        Assert.Contains("Boundless.WorkspaceSize 1048577 is not accepted; accepted: 0 to 1048576", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KernelCheck_ReadsThem() => Assert.Empty(KernelCheck.Of<Orchard>());

    private static float[] Vectors(int parameterCount)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, 33 * parameterCount).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static (float[] Returns, int[] Steps) StepByHand()
    {
        var returns = new List<float>();
        var steps = new List<int>();
        float[] vectors = Vectors(Small.ParameterCount(Orchard.ObservationSize, Orchard.ActionChoices)), observation = new float[Orchard.ObservationSize];
        int parameterCount = vectors.Length / 33;
        for (int vector = 0; vector < 33; vector++)
        {
            TrainedPolicy policy = TrainedPolicy.For<Orchard>(Small, vectors.AsSpan(vector * parameterCount, parameterCount));
            for (uint episode = 0; episode < 3; episode++)
            {
                var workspace = new ArrayWorkspace(new float[Orchard.WorkspaceSize]);
                var random = new EpisodeRandom(5, 0, episode);
                var orchard = new Orchard();
                orchard.Reset(ref random, workspace);
                float sum = 0;
                int step = 0;
                for (; step < Orchard.StepLimit && !orchard.IsTerminated; step++)
                {
                    for (int index = 0; index < observation.Length; index++)
                        observation[index] = orchard.Observe(index, workspace);
                    orchard.Act(0, policy.Choose(observation));
                    sum += orchard.Step(workspace);
                }

                returns.Add(sum);
                steps.Add(step);
            }
        }

        return ([.. returns], [.. steps]);
    }
}
