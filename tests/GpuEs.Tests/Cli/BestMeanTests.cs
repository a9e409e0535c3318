using System.Globalization;
using System.Text.Json;
using GpuEs.Tests.Watching;
using Xunit;

namespace GpuEs.Tests.Cli;

/// <summary>Evaluation in the run: the best mean, stops, and the logs beside generations.jsonl.</summary>
public class BestMeanTests
{
    // Its mean comes and goes: the best is not the last.
    private const string Restless =
        "train cartpole --device host --population 8 --sigma 0.6 --learning-rate 0.6 --policy linear --evaluate-every 2 --log csv,tensorboard --json";

    [Fact]
    public void Best_IsTheBestOfTheEvaluations_AndIsChosenByName()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.OfWords($"{Restless} --generations 21 --output {folder.Run}");
        Assert.True(run.ExitCode == 0, run.Error);

        using ComputeDevice host = ComputeDevice.Open("host");
        using EvolutionStrategy strategy = Replayed(host, folder.Run);
        (int generation, double value, float[] mean) = (0, double.NegativeInfinity, []);
        while (strategy.Generation < 21)
        {
            strategy.Step();
            double evaluated = strategy.Generation % 2 == 0 ? strategy.Evaluate(100, ~strategy.Options.Seed).Mean : double.NaN;
            if (evaluated > value)
                (generation, value, mean) = (strategy.Generation, evaluated, strategy.Mean);
        }

        Assert.InRange(generation, 2, 18);
        JsonElement best = run.Json.GetProperty("best");
        Assert.Equal(generation, best.GetProperty("generation").GetInt32());
        Assert.Equal(value, best.GetProperty("evaluationMean").GetDouble());
        Assert.Equal(RunSummary.Hash(mean), best.GetProperty("parametersSha256").GetString());

        CommandLineRun evaluation = CommandLineRun.OfWords($"evaluate {folder.Run} --best --json --device cpu");
        Assert.Equal(value, evaluation.Json.GetProperty("evaluationMean").GetDouble());
        Assert.Equal(RunSummary.Hash(mean), evaluation.Json.GetProperty("parametersSha256").GetString());
        Assert.Equal(RunSummary.Hash(strategy.Mean), CommandLineRun.OfWords($"evaluate {folder.Run} --json").Json.GetProperty("parametersSha256").GetString());
        Assert.Equal(mean, Policy.Load(folder.Run, best: true).Parameters.ToArray());
        Assert.Equal(strategy.Mean, Policy.Load(folder.Run).Parameters.ToArray());
        Assert.Equal(0, CommandLineRun.OfWords($"export {folder.Run} --best --onnx {folder.FileOfRun("best.onnx")}").ExitCode);
    }

    // Resumed after a kill that came some generations after the last checkpoint, which is after the best.
    [Fact]
    public void KilledRun_GoesOnToTheSameBest_WithEachGenerationOnceInEveryLog()
    {
        using var whole = new TemporaryFolder();
        using var killed = new TemporaryFolder();
        CommandLineRun.OfWords($"{Restless} --generations 21 --output {whole.Run}");
        CommandLineRun.OfWords($"{Restless} --generations 20 --checkpoint-every 9 --checkpoints 9 --output {killed.Run}");
        foreach (string name in (string[])["policy.f32", "best.f32", "summary.json", "checkpoints/0000000020.checkpoint"])
            File.Delete(killed.FileOfRun(name));

        CommandLineRun resumed = CommandLineRun.OfWords($"resume {killed.Run} --generations 21 --json");

        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(File.ReadAllBytes(whole.FileOfRun("best.f32")), File.ReadAllBytes(killed.FileOfRun("best.f32")));
        JsonElement best = resumed.Json.GetProperty("best");
        Assert.InRange(best.GetProperty("generation").GetInt32(), 2, 17);
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse(File.ReadAllText(whole.FileOfRun("summary.json"))).GetProperty("best"), best));
        double[] generations = [.. Enumerable.Range(0, 21).Select(each => (double)each)];
        double[] means = StoredLines.Column(whole.Run, "meanFitness");
        Assert.Equal(generations, StoredLines.Column(killed.Run, "generation"));

        string[] rows = File.ReadAllLines(killed.FileOfRun("generations.csv"));
        Assert.StartsWith("generation,meanFitness,", rows[0], StringComparison.Ordinal);
        Assert.Equal(generations, rows[1..].Select(row => double.Parse(row.Split(',')[0], CultureInfo.InvariantCulture)));
        Assert.Equal(means, rows[1..].Select(row => double.Parse(row.Split(',')[1], CultureInfo.InvariantCulture)), (a, b) => (float)a == (float)b);

        List<(long Step, Dictionary<string, float> Scalars)> events =
            EventFile.Read(killed.FileOfRun("tensorboard/events.out.tfevents.gpues"));
        Assert.Equal(generations, events.Select(each => (double)each.Step));
        Assert.Equal(means, events.Select(each => (double)each.Scalars["meanFitness"]), (a, b) => (float)a == (float)b);
        Assert.Equal(10, events.Count(each => each.Scalars.ContainsKey("evaluationMean")));
    }

    [Fact]
    public void Target_EndsTheRun_AndAResumedOneRemembers()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.OfWords(
            $"train cartpole --device host --target 200 --evaluate-every 1 --generations 50 --json --output {folder.Run}");
        int generations = run.Json.GetProperty("generations").GetInt32();

        CommandLineRun resumed = CommandLineRun.OfWords($"resume {folder.Run} --generations 60 --json");

        Assert.InRange(generations, 1, 49);
        Assert.InRange(run.Json.GetProperty("best").GetProperty("evaluationMean").GetDouble(), 200, 500);
        Assert.Equal(generations, run.Json.GetProperty("best").GetProperty("generation").GetInt32());
        Assert.Contains($"has ended after {generations} generations", run.Error, StringComparison.Ordinal);
        Assert.Contains("reached the target, 200", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(generations, resumed.Json.GetProperty("generations").GetInt32());
    }

    // Nothing is better than the best once the search does not move; the third evaluation without a better one is the last.
    [Fact]
    public void Patience_EndsTheRunOnAPlateau()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.OfWords(
            $"train cartpole --device host --learning-rate 1e-20 --patience 3 --evaluate-every 2 --generations 50 --json --output {folder.Run}");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(8, run.Json.GetProperty("generations").GetInt32());
        Assert.Equal(2, run.Json.GetProperty("best").GetProperty("generation").GetInt32());
        Assert.Contains("3 evaluations in a row were no better than that after 2 generations", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Best_OfAMinimisedObjective_IsTheSmallest()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.OfWords(
            $"train sphere --dimension 4 --device host --target 0.001 --generations 300 --json --output {folder.Run}");

        Assert.InRange(run.Json.GetProperty("best").GetProperty("evaluationMean").GetDouble(), 0, 0.001);
        Assert.InRange(run.Json.GetProperty("generations").GetInt32(), 5, 295);
    }

    [Fact]
    public void RunWithoutEvaluations_HasNoBest()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.OfWords($"train cartpole --device host --generations 2 --output {folder.Run}");

        foreach (string command in (string[])["evaluate", "export --onnx x"])
        {
            CommandLineRun run = CommandLineRun.OfWords($"{command} {folder.Run} --best");
            Assert.Equal(2, run.ExitCode);
            Assert.Matches("no best", Assert.Single(run.ErrorLines));
        }
    }

    private static EvolutionStrategy Replayed(ComputeDevice device, string folder)
    {
        using RunFolder run = RunFolder.Open(folder);
        return EvolutionStrategy.ForEnvironment<CartPole>(device, run.Policy!, run.Search);
    }
}
