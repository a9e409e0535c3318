using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests.Watching;

/// <summary>What the dashboard answers, and to whom.</summary>
public class DashboardTests
{
    private const string Endless = "cartpole --device host --generations 1000000 --population 256 --dashboard";

    [Theory]
    [InlineData("", "127.0.0.1", HttpStatusCode.OK)]
    [InlineData("", "localhost", HttpStatusCode.OK)]
    [InlineData("replay", "localhost", HttpStatusCode.OK)]
    [InlineData("", "attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("replay", "attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("events", "127.0.0.1.attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("page.js", "127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("../etc/passwd", "127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("%2e%2e/options.json", "127.0.0.1", HttpStatusCode.NotFound)]
    public async Task Dashboard_AnswersItsOwnNameAndRoutesAlone(string path, string host, HttpStatusCode expected)
    {
        using var training = new LiveTraining(Endless);
        var address = new Uri(training.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address + path);
        request.Headers.Host = $"{host}:{address.Port}";
        using var client = new HttpClient();

        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected == HttpStatusCode.OK, body.Length > 0);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Dashboard_TakesAForwardedPortAndNothingButGet()
    {
        using var training = new LiveTraining(Endless);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, training.Address);
        request.Headers.Host = "localhost:9000";
        using HttpResponseMessage forwarded = await client.SendAsync(request, TestContext.Current.CancellationToken);
        using HttpResponseMessage post = await client.PostAsync(training.Address, null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, forwarded.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Fact]
    public async Task Replay_IsAnEpisodeOfTheMean()
    {
        using var training = new LiveTraining(Endless);
        using var client = new HttpClient();

        JsonElement replay = JsonElement.Parse(await client.GetStringAsync(training.Address + "replay", TestContext.Current.CancellationToken));

        float[] rewards = [.. replay.GetProperty("rewards").EnumerateArray().Select(reward => reward.GetSingle())];
        Assert.InRange(replay.GetProperty("generation").GetInt32(), 1, 1000000);
        Assert.Equal(rewards.Sum(), replay.GetProperty("return").GetSingle());
        Assert.Equal((rewards.Length + 1) * 4, replay.GetProperty("observations").GetArrayLength());
    }

    [Fact]
    public async Task Training_EndsWithTheLastWordToThoseWhoListen()
    {
        using var training = new LiveTraining(Endless);
        using var client = new HttpClient();
        await using Stream stream = await client.GetStreamAsync(training.Address + "events", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        string first = (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!;
        training.Interrupt();

        string events = first + "\n" + await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, training.ExitCode);
        string[] blocks = events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        int lines = blocks[..^1].Sum(block => JsonElement.Parse(block.Split("data: ")[1]).GetArrayLength());
        Assert.StartsWith("event: end\n", blocks[^1], StringComparison.Ordinal);
        JsonElement summary = JsonElement.Parse(blocks[^1].Split("data: ")[1]).GetProperty("summary");
        Assert.Equal(summary.GetProperty("generations").GetInt32(), lines);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(training.Address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Train_WithAPortThatIsTaken_SaysSoBeforeAnythingIsDone()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        CommandLineRun run = CommandLineRun.Of("train", "cartpole", "--dashboard", $"{port}", "--output", folder.Run);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--dashboard {port} is not accepted; accepted: a port that is free", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.FileOfRun("options.json")));
    }

    [Fact]
    public async Task Resume_ShowsTheRunFromItsBeginning()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.OfWords($"train cartpole --device host --population 64 --generations 3 --output {folder.Run}");
        using var training = new LiveTraining($"{folder.Run} --device host --generations 1000000 --dashboard", "resume");
        using var client = new HttpClient();

        string page = await client.GetStringAsync(training.Address, TestContext.Current.CancellationToken);
        await using Stream stream = await client.GetStreamAsync(training.Address + "events", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        string events = (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!;

        JsonElement data = JsonElement.Parse(page.Split("type=\"application/json\">")[1].Split("</script>")[0]);
        JsonElement before = data.GetProperty("runs")[0].GetProperty("lines");
        Assert.Equal([0, 1, 2], before.EnumerateArray().Select(line => line.GetProperty("generation").GetInt32()));
        Assert.Equal(3, JsonElement.Parse(events["data: ".Length..])[0].GetProperty("generation").GetInt32());
    }

    [Fact]
    public void Train_WithAPort_ServesThere()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        using var training = new LiveTraining($"cartpole --device host --generations 1000000 --dashboard {port}");

        Assert.Equal($"http://127.0.0.1:{port}/", training.Address);
    }
}
