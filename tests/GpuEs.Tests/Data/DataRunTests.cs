using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Runs that read data: what their folders hold of it, and what going on with them demands.</summary>
public class DataRunTests
{
    private static readonly EvolutionStrategyOptions Search = new() { Population = 32, Sigma = 0.2f, LearningRate = 0.1f };

    private static readonly SharedData Winds = Windy.Winds(33), Others = Windy.Winds(32);

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void RunThatIsResumed_HasTheBitsOfOneThatWasNot(string device)
    {
        ComputeDevice opened = TestDevices.Open(device);
        using var folder = new TemporaryFolder();
        using var whole = Fresh(opened);
        whole.Train(5);
        Begin(opened, folder.Run);
        using (var run = RunFolder.Open(folder.Run))
        using (var resumed = EvolutionStrategy.Resume<Windy>(opened, run, Windy.Winds(33)))
        {
            resumed.Train(5, folder: run);
            Assert.Equal(whole.Mean, resumed.Mean);
        }

        TrainedPolicy policy = Policy.Load(folder.Run);
        float[] action = new float[1];
        policy.Act([0.1f, 0.2f, 0.3f], action);
        Assert.NotEqual(0f, action[0]);
    }

    [Fact]
    public void Folder_HoldsLengthAndHash_AndDemandsThem()
    {
        ComputeDevice host = TestDevices.Open("host");
        using var folder = new TemporaryFolder();
        Begin(host, folder.Run);
        string options = File.ReadAllText(Path.Combine(folder.Run, "options.json"));
        Assert.Contains($"\"length\": 33,", options, StringComparison.Ordinal);
        Assert.Contains($"\"sha256\": \"{Winds.Sha256}\"", options, StringComparison.Ordinal);
        using var run = RunFolder.Open(folder.Run);
        Assert.Equal(
            $"Data of 32 numbers with SHA-256 {Others.Sha256[..12]}... is not accepted; accepted: data of 33 numbers with SHA-256 "
            + $"{Winds.Sha256[..12]}..., as in {Path.Combine(folder.Run, "options.json")}",
            Assert.Throws<ArgumentException>(() => EvolutionStrategy.Resume<Windy>(host, run, Others)).Message);
    }

    [Fact]
    public void EditedHash_IsNotWhatTheRunWasBegunWith()
    {
        using var folder = new TemporaryFolder();
        Begin(TestDevices.Open("host"), folder.Run);
        string options = Path.Combine(folder.Run, "options.json");
        File.WriteAllText(options, File.ReadAllText(options).Replace(Winds.Sha256, Others.Sha256, StringComparison.Ordinal));
        Assert.Contains(
            "not what the run was begun with",
            Assert.Throws<InvalidDataException>(() => RunFolder.Open(folder.Run)).Message, StringComparison.Ordinal);
    }

    private static EvolutionStrategy Fresh(ComputeDevice device) =>
        EvolutionStrategy.ForEnvironment<Windy>(device, Policy.Linear(), Search, Winds);

    private static void Begin(ComputeDevice device, string path)
    {
        using EvolutionStrategy strategy = Fresh(device);
        using var run = RunFolder.Create(strategy, new RunOptions { Generations = 5 }, path);
        strategy.Train(2, folder: run);
    }
}
