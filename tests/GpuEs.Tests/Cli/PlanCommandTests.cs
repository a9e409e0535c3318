using System.Text.Json;
using Xunit;

namespace GpuEs.Tests.Cli;

public class PlanCommandTests
{
    private const string Small = "--horizon 4 --iterations 2 --candidates 40 --episodes 3";

    [Fact]
    public void Plan_AsJson_HasThePromisedFields()
    {
        CommandLineRun run = CommandLineRun.OfWords($"plan pendulum {Small} --device cpu --method icem --seed 7 --json");

        Assert.Equal(0, run.ExitCode);
        JsonElement json = run.Json;
        Assert.Equal(
            [
                "environment", "method", "device", "seed", "agents", "episodes", "returnMean", "returnStd",
                "secondsPerPlan", "plansPerSecond", "modelStepsPerSecond",
            ],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("pendulum", json.GetProperty("environment").GetString());
        Assert.Equal("icem", json.GetProperty("method").GetString());
        Assert.Equal(3, json.GetProperty("episodes").GetInt32());
        Assert.InRange(json.GetProperty("returnMean").GetDouble(), -2000, -1);
    }

    [Theory]
    [InlineData("pendulum", "cem")]
    [InlineData("cartpole", "icem")]
    [InlineData("cartpole-swingup", "mppi")]
    public void Plan_DoesNotDependOnTheNumberOfAgentsOrTheDevice(string environment, string method)
    {
        string Returns(string more)
        {
            JsonElement json = CommandLineRun.OfWords($"plan {environment} {Small} --method {method} --json {more}").Json;
            return json.GetProperty("returnMean").GetRawText() + json.GetProperty("returnStd").GetRawText();
        }

        string together = Returns("--device host");
        Assert.Equal(together, Returns("--device host --agents 2"));
        Assert.Equal(together, Returns("--device cpu"));
    }

    [Fact]
    public void Plan_WithoutJson_TellsAPerson()
    {
        CommandLineRun run = CommandLineRun.OfWords($"plan mountain-car {Small} --device host");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("over 3 episodes", run.Output, StringComparison.Ordinal);
        Assert.Contains("episode 3/3", run.Error, StringComparison.Ordinal);
    }
}
