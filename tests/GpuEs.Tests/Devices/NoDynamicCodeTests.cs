using System.Text.Json.Nodes;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

/// <summary>
/// A process in which no code may be made, as <c>dotnet run FILE.cs</c> makes one unless told otherwise: it has the host.
/// </summary>
public class NoDynamicCodeTests
{
    private const string Switch = "System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported";
    private const string Words = "train cartpole --population 32 --generations 2 --json";

    [Fact]
    public async Task Auto_FallsBackToTheHost_WithItsBits()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun expected = await Ended($"{Words} --device host --output {folder.Run}-1", config: null);
        CommandLineRun actual = await Ended($"{Words} --device auto --output {folder.Run}-2", Config(folder));
        Assert.Equal((0, 0), (expected.ExitCode, actual.ExitCode));
        Assert.Equal(Hash(expected), Hash(actual));
        Assert.Contains("PublishAot=false", actual.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("opencl")]
    [InlineData("cuda:0")]
    public async Task DevicesWithKernels_AreRefusedInASentence(string device)
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = await Ended($"{Words} --device {device} --output {folder.Run}", Config(folder));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("PublishAot=false", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static async Task<CommandLineRun> Ended(string words, string? config)
    {
        using CommandLineProcess process = config is null ? new(words) : CommandLineProcess.Configured(config, words);
        return await process.Ended();
    }

    private static string? Hash(CommandLineRun run) => run.Json.GetProperty("parametersSha256").GetString();

    private static string Config(TemporaryFolder folder)
    {
        string own = Path.Combine(AppContext.BaseDirectory, "GpuEs.Cli.runtimeconfig.json");
        JsonNode config = JsonNode.Parse(File.ReadAllText(own))!;
        JsonNode options = config["runtimeOptions"]!;
        options["configProperties"] ??= new JsonObject();
        options["configProperties"]![Switch] = false;
        string path = $"{folder.Run}.runtimeconfig.json";
        File.WriteAllText(path, config.ToJsonString());
        return path;
    }
}
