using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>Two hosts, which are network namespaces of this machine, and the wire between them.</summary>
public sealed class LostNetworkTests : IDisposable
{
    private const string Program = "/usr/sbin/ip";
    private const string Near = "gpues-near", Far = "gpues-far";
    private const string NearAddress = "10.87.0.1", FarAddress = "10.87.0.2";
    private const int MoreGenerationsThanTimeAllows = 100_000, Population = 4096;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);

    public void Dispose()
    {
        foreach (string host in File.Exists(Program) ? (string[])[Near, Far] : [])
            Ip($"netns del {host}");
    }

    [Fact]
    public async Task Worker_CutOff_IsLeftOutAndComesBackWithTheWire()
    {
        if (!File.Exists(Program) || !TryConnectHosts())
            Assert.Skip("this machine does not let tests make network namespaces");
        using WorkerProcess near = await WorkerProcess.Start(
            $"--address {NearAddress} --port 4001 --gateway-port 4002 --device host", In(Near));
        using WorkerProcess far = await WorkerProcess.Start(
            $"--address {FarAddress} --join {NearAddress}:4001 --device host", In(Far));
        using Process training = Start(
            Near, WorkerProcess.Program, "train", "cartpole", "--cluster", $"{NearAddress}:4002", "--population", $"{Population}",
            "--generations", $"{MoreGenerationsThanTimeAllows}", "--json");

        await UntilLine(training, "2 workers");
        Assert.True(Ip($"-n {Near} link set gpues-a down"));
        await UntilLine(training, $"{far.Endpoint}");
        Assert.True(Ip($"-n {Near} link set gpues-a up"));
        await UntilLine(training, "at generation");
        Process.Start("kill", ["-INT", $"{training.Id}"]).WaitForExit();
        Task<string> rest = training.StandardError.ReadToEndAsync();
        string output = await training.StandardOutput.ReadToEndAsync().WaitAsync(LongestWait);
        await rest;

        JsonElement summary = JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement;
        Assert.Equal(HashAfter(summary.GetProperty("generations").GetInt32()), summary.GetProperty("parametersSha256").GetString());
    }

    private static bool TryConnectHosts()
    {
        if (!Ip($"netns add {Near}") || !Ip($"netns add {Far}"))
            return false;
        bool isConnected = Ip($"link add gpues-a netns {Near} type veth peer name gpues-b netns {Far}");
        foreach (var (host, link, address) in ((string, string, string)[])[(Near, "gpues-a", NearAddress), (Far, "gpues-b", FarAddress)])
        {
            isConnected &= Ip($"-n {host} addr add {address}/24 dev {link}")
                && Ip($"-n {host} link set {link} up") && Ip($"-n {host} link set lo up");
        }

        return isConnected;
    }

    private static string HashAfter(int generations)
    {
        NamedTask task = SharedRun.Task("cartpole");
        Preset preset = task.Preset(0);
        using ComputeDevice host = ComputeDevice.Open("host");
        using EvolutionStrategy strategy = task.Create(
            host, preset.Policy, 0, preset.OptionsFor(MoreGenerationsThanTimeAllows) with { Population = Population });
        strategy.Train(generations);
        return SharedRun.Hash(strategy);
    }

    private static async Task UntilLine(Process process, string part)
    {
        while (await process.StandardError.ReadLineAsync().WaitAsync(LongestWait) is { } line)
        {
            if (line.Contains(part, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"training ended without a word of '{part}'");
    }

    private static string[] In(string host) => [Program, "netns", "exec", host];

    private static Process Start(string host, params string[] words) => Process.Start(new ProcessStartInfo(
        Program, [.. In(host)[1..], .. words])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Path.GetTempPath(),
    })!;

    private static bool Ip(string words)
    {
        using Process? ip = Process.Start(new ProcessStartInfo(Program, words.Split(' ')) { RedirectStandardError = true });
        ip!.WaitForExit();
        return ip.ExitCode == 0;
    }
}
