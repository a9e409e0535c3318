using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests.Watching;

/// <summary>The dashboard as a C# program opens it, of an environment of its own.</summary>
public sealed class OwnDashboardTests : IDisposable
{
    private const int Generations = 3;

    // Reached where a page waits for a word that never comes.
    private const int PatienceMilliseconds = 120_000;

    private readonly TemporaryFolder temporary = new();
    private readonly HttpClient client = new();
    private readonly EvolutionStrategy strategy = Strategy();
    private readonly RunFolder folder;

    public OwnDashboardTests() =>
        folder = RunFolder.Create(strategy, new RunOptions { Generations = Generations }, temporary.Run);

    [Fact(Timeout = PatienceMilliseconds)]
    public async Task Train_TellsOpenPagesOfEveryGenerationAndOfItsEnd()
    {
        using Dashboard dashboard = Dashboard.Open(strategy, folder);
        string page = await client.GetStringAsync(dashboard.Address, TestContext.Current.CancellationToken);
        await using Stream stream = await client.GetStreamAsync(dashboard.Address + "events", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        strategy.Train(Generations, progress: dashboard, folder: folder);

        JsonElement run = JsonElement.Parse(page.Split("type=\"application/json\">")[1].Split("</script>")[0]).GetProperty("runs")[0];
        Assert.Equal("GpuEs.Tests.MassOnSpring", run.GetProperty("environment").GetString());
        Assert.False(run.GetProperty("isObjective").GetBoolean());
        Assert.Empty(run.GetProperty("lines").EnumerateArray());
        (string[] lines, JsonElement end) = Told(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(File.ReadAllLines(temporary.FileOfRun("generations.jsonl")), lines);
        Assert.Equal(Generations, end.GetProperty("summary").GetProperty("generations").GetInt32());

        // The page stays, and nobody has to train for it.
        JsonElement replay = JsonElement.Parse(await client.GetStringAsync(dashboard.Address + "replay", TestContext.Current.CancellationToken));
        Assert.Equal(strategy.Record(strategy.Mean, 0, ~strategy.Options.Seed).Return, replay.GetProperty("return").GetSingle());
        Assert.Equal(replay.ToString(), end.GetProperty("replay").ToString());
    }

    [Fact(Timeout = PatienceMilliseconds)]
    public async Task Train_Again_GoesOnAfterItsEnd()
    {
        using Dashboard dashboard = Dashboard.Open(strategy, folder);
        strategy.Train(1, progress: dashboard, folder: folder);
        bool isLive = false;
        strategy.Train(
            Generations,
            _ =>
            {
                isLive |= !IsAnswered(dashboard.Address + "replay");
                return false;
            },
            dashboard, folder);

        (string[] lines, JsonElement end) = Told(await client.GetStringAsync(dashboard.Address + "events", TestContext.Current.CancellationToken));

        Assert.True(isLive);
        Assert.Equal(File.ReadAllLines(temporary.FileOfRun("generations.jsonl")), lines);
        Assert.Equal(Generations, end.GetProperty("summary").GetProperty("generations").GetInt32());
    }

    [Fact(Timeout = PatienceMilliseconds)]
    public async Task Requests_LeaveTrainingAsItIs()
    {
        const int Many = 200;
        using Dashboard dashboard = Dashboard.Open(strategy, folder);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<int>[] askers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => Ask(dashboard.Address + "replay", enough.Token)))];

        strategy.Train(Many, progress: dashboard, folder: folder);
        await enough.CancelAsync();

        Assert.All(await Task.WhenAll(askers), answers => Assert.NotEqual(0, answers));
        using EvolutionStrategy alone = Strategy();
        alone.Train(Many);
        Assert.Equal(alone.Mean, strategy.Mean);
    }

    [Fact]
    public void Open_SaysWhatIsNotAccepted()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using EvolutionStrategy other = Strategy();

        string[] messages =
        [
            Assert.Throws<ArgumentException>(() => Dashboard.Open(strategy, folder, port)).Message,
            Assert.Throws<ArgumentException>(() => Dashboard.Open(strategy, folder, 65536)).Message,
            Assert.Throws<InvalidOperationException>(() => Dashboard.Open(other, folder)).Message,
        ];

        Assert.StartsWith($"port {port} is not accepted; accepted: a port that is free", messages[0], StringComparison.Ordinal);
        Assert.Equal("port 65536 is not accepted; accepted: 1 to 65535, or 0 for any that is free", messages[1]);
        Assert.Contains("is not the folder of this strategy", messages[2], StringComparison.Ordinal);
    }

    public void Dispose()
    {
        folder.Dispose();
        strategy.Dispose();
        client.Dispose();
        temporary.Dispose();
    }

    private static EvolutionStrategy Strategy() => EvolutionStrategy.ForEnvironment<MassOnSpring>(
        TestDevices.Open("host"), Policy.Linear(), new() { Population = 64, Sigma = 0.1f, LearningRate = 0.1f });

    private bool IsAnswered(string address) => client.GetStringAsync(address).Wait(TimeSpan.FromMilliseconds(500));

    private async Task<int> Ask(string address, CancellationToken enough)
    {
        int answers = 0;
        try
        {
            while (true)
            {
                await client.GetStringAsync(address, enough);
                answers++;
            }
        }
        catch (OperationCanceledException)
        {
            return answers;
        }
    }

    private static (string[] Lines, JsonElement End) Told(string events)
    {
        JsonElement[] data = [.. events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => JsonElement.Parse(block.Split("data: ")[1]))];
        return ([.. data[..^1].SelectMany(part => part.EnumerateArray()).Select(line => line.GetRawText())], data[^1]);
    }
}
