using GpuEs.Cli;
using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>What is wrong is said in one line that names the option, before anything starts.</summary>
public class WorkerOptionTests
{
    [Theory]
    [InlineData("worker --port 70000", "--port 70000 ")]
    [InlineData("worker --gateway-port -1", "--gateway-port -1 ")]
    [InlineData("worker --port 4000 --gateway-port 4000", "--gateway-port 4000 ")]
    [InlineData("worker --redis x", "--redis x is not accepted; accepted: HOST:PORT")]
    [InlineData("worker --join nowhere", "--join nowhere is not accepted; accepted: HOST:PORT")]
    [InlineData("worker --join a:1 --redis b:2", "--join a:1 ")]
    [InlineData("worker --join redis://a:1", "redis://a:1 ")]
    [InlineData("worker --address 0.0.0.0", "--address 0.0.0.0 ")]
    [InlineData("worker --address here", "--address here ")]
    [InlineData("worker --assembly none.dll", "--assembly none.dll ")]
    [InlineData("worker --device gpu", "--device gpu ")]
    [InlineData("train cartpole --cluster nowhere", "--cluster nowhere ")]
    [InlineData("train cartpole --cluster redis://nowhere", "--cluster redis://nowhere ")]
    [InlineData("train cartpole --cluster 127.0.0.1:1 --device host", "--device host is not accepted; accepted: nothing with --cluster")]
    public void CommandLine_WithWhatIsWrong_SaysSo(string words, string expected)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = CommandLine.Run(words.Split(' '), output, error);
        Assert.Equal(2, exitCode);
        string line = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_AreThoseThatOthersKnowOfAFirstWorkerAlone()
    {
        Assert.Equal((11111, 30000), Ports(new()));
        Assert.Equal((0, 0), Ports(new() { Join = "127.0.0.1:11111" }));
        Assert.Equal((0, 0), Ports(new() { Redis = "127.0.0.1:6379" }));
        Assert.Equal((11111, 7), Ports(new() { Join = "127.0.0.1:1", Port = 11111, GatewayPort = 7 }));

        static (int Port, int GatewayPort) Ports(WorkerOptions options) => (options.Port, options.GatewayPort);
    }

    [Fact]
    public async Task Worker_OnAPortThatIsTaken_SaysWhich()
    {
        var options = new WorkerOptions { Port = 0, GatewayPort = 0 };
        await using Worker worker = await Worker.StartAsync(ComputeDevice.Open("host"), options);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Worker.StartAsync(
            ComputeDevice.Open("host"), options with { GatewayPort = worker.Gateway.Port }));
        Assert.StartsWith($"GatewayPort {worker.Gateway.Port} is not accepted", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:9", null, "Join 127.0.0.1:9 is not accepted")]
    [InlineData(null, "127.0.0.1:9", "Redis 127.0.0.1:9 is not accepted")]
    public async Task Worker_WhereNobodyListens_SaysSo(string? join, string? redis, string expected)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Worker.StartAsync(
            ComputeDevice.Open("host"), new WorkerOptions { Port = 0, GatewayPort = 0, Join = join, Redis = redis }));
        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
    }
}
