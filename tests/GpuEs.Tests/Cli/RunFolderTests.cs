using System.Text.Json;
using Xunit;

namespace GpuEs.Tests.Cli;

public class RunFolderTests
{
    [Theory]
    [InlineData("cartpole --policy linear")]
    [InlineData("pendulum --hidden 4,4")]
    [InlineData("sphere --dimension 3")]
    public void Evaluate_GivesBackWhatTrainingFound(string task)
    {
        using var folder = new TemporaryFolder();
        JsonElement trained = Train(task, folder).Json;

        CommandLineRun run = CommandLineRun.Of("evaluate", folder.Run, "--json");

        Assert.Equal(0, run.ExitCode);
        foreach (string field in (string[])["environment", "parameters", "evaluationMean", "evaluationStd", "solved", "parametersSha256"])
            Assert.Equal(trained.GetProperty(field).ToString(), run.Json.GetProperty(field).ToString());
    }

    [Fact]
    public void Evaluate_WithAnotherSeedAndNumber_PlaysOtherEpisodes()
    {
        using var folder = new TemporaryFolder();
        double trained = Train("pendulum", folder).Json.GetProperty("evaluationMean").GetDouble();

        JsonElement json = CommandLineRun.Of("evaluate", folder.Run, "--episodes", "7", "--seed", "5", "--json").Json;

        Assert.Equal(7, json.GetProperty("evaluationEpisodes").GetInt32());
        Assert.Equal(5, json.GetProperty("seed").GetInt32());
        Assert.NotEqual(trained, json.GetProperty("evaluationMean").GetDouble());
    }

    [Fact]
    public void Train_IntoAFolderWithARun_LeavesItAsItIs()
    {
        using var folder = new TemporaryFolder();
        Train("sphere", folder);
        byte[] policy = File.ReadAllBytes(folder.FileOfRun("policy.f32"));

        CommandLineRun run = Train("sphere --seed 2", folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--output {folder.Run} is not accepted", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(policy, File.ReadAllBytes(folder.FileOfRun("policy.f32")));
    }

    [Fact]
    public void Train_WritesALineOfJsonPerGeneration()
    {
        using var folder = new TemporaryFolder();
        Train("cartpole --policy linear", folder);

        string[] lines = File.ReadAllLines(folder.FileOfRun("generations.jsonl"));

        Assert.Equal([0, 1], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("generation").GetInt32()));
    }

    [Fact]
    public void Train_Interrupted_WritesWhatItHas()
    {
        using var folder = new TemporaryFolder();

        CommandLineRun run = CommandLineRun.Of(
            new CancellationToken(canceled: true),
            "train", "sphere", "--device", "cpu", "--output", folder.Run, "--json");

        Assert.Equal(130, run.ExitCode);
        Assert.Equal(0, run.Json.GetProperty("generations").GetInt32());
        Assert.Equal(0, CommandLineRun.Of("evaluate", folder.Run).ExitCode);
    }

    [Theory]
    [InlineData("options.json", null, "options.json cannot be read")]
    [InlineData("policy.f32", null, "policy.f32 cannot be read")]
    [InlineData("summary.json", null, "summary.json cannot be read")]
    [InlineData("options.json", "{", "options.json is damaged")]
    [InlineData("options.json", "{}", "options.json is damaged")]
    [InlineData("options.json", "null", "options.json holds null")]
    [InlineData("summary.json", "[1]", "summary.json is damaged")]
    [InlineData("policy.f32", "abc", "policy.f32 has 3 bytes in place of 12")]
    [InlineData("policy.f32", "twelve bytes", "policy.f32 does not have the SHA-256")]
    public void Evaluate_OfADamagedFolder_SaysWhatIsDamaged(string file, string? content, string expected)
    {
        using var folder = new TemporaryFolder();
        Train("sphere --dimension 3", folder);
        if (content is null)
            File.Delete(folder.FileOfRun(file));
        else
            File.WriteAllText(folder.FileOfRun(file), content);

        CommandLineRun run = CommandLineRun.Of("evaluate", folder.Run);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_OfAnObjective_HasNoEpisodes()
    {
        using var folder = new TemporaryFolder();
        Train("sphere", folder);

        CommandLineRun run = CommandLineRun.Of("evaluate", folder.Run, "--episodes", "3");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--episodes 3 ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static CommandLineRun Train(string task, TemporaryFolder folder) => CommandLineRun.Of(
        [
            "train", .. task.Split(' '), "--device", "cpu", "--population", "16", "--generations", "2",
            "--output", folder.Run, "--json",
        ]);
}
