using System.Text.Json;
using Xunit;

namespace GpuEs.Tests.Cli;

public class PhysicsCommandTests
{
    private const string Ball =
        """
        <mujoco><worldbody>
        <geom type="plane" size="1 1 1" rgba="1 0 0 1"/>
        <body pos="0 0 1"><freejoint/><geom type="sphere" size=".1"/></body>
        </worldbody></mujoco>
        """;

    [Fact]
    public void A_built_in_model_falls_and_says_what_it_has()
    {
        CommandLineRun run = CommandLineRun.OfWords("physics humanoid --instances 20 --steps 400 --json");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        JsonElement json = run.Json;
        Assert.Equal(
            [
                "model", "bodies", "joints", "dofs", "geoms", "actuators", "candidatePairs", "passedOver", "instances", "steps",
                "seconds", "stepsPerSecond", "failedInstances", "heightBefore", "heightAfter",
            ],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            [14, 18, 23, 18, 17, 126],
            ((string[])["bodies", "joints", "dofs", "geoms", "actuators", "candidatePairs"])
                .Select(name => json.GetProperty(name).GetInt32()));
        int instances = json.GetProperty("instances").GetInt32();
        Assert.InRange(instances, 20, 32);
        Assert.Equal(400 * instances, json.GetProperty("steps").GetInt32());
        Assert.True(json.GetProperty("heightAfter").GetDouble() < json.GetProperty("heightBefore").GetDouble() - 0.1);
    }

    [Fact]
    public void A_file_comes_to_rest_on_its_plane()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("ball.xml", Ball);

        CommandLineRun run = CommandLineRun.Of("physics", path, "--instances", "1", "--steps", "2000");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ball.xml: 2 bodies, 1 joints with 6 degrees of freedom, 2 geoms, 0 actuators, 1 pairs", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  <geom> rgba: 1, at {path}:2", run.Output, StringComparison.Ordinal);
        Assert.Contains("centre of mass from 1.000 m to 0.100 m", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_supported_is_said_by_file_and_line()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(
            "ball.xml", Ball.Replace("<freejoint/>", "<freejoint/><joint type=\"screw\"/>", StringComparison.Ordinal));

        CommandLineRun run = CommandLineRun.Of("physics", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal([$"gpues: {path}:3: <joint> type=\"screw\" is not accepted; accepted: free, ball, slide, hinge"], run.ErrorLines);
    }

    [Fact]
    public void Instances_that_leave_the_numbers_are_counted()
    {
        using var folder = new TemporaryFolder();
        const string Stiff = "<joint type=\"slide\" axis=\"0 0 1\" stiffness=\"1e30\"/>";
        string path = folder.Write("ball.xml", Ball.Replace("<freejoint/>", Stiff, StringComparison.Ordinal));

        CommandLineRun run = CommandLineRun.Of("physics", path, "--instances", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(" instances failed: a number was not finite, ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("physics nowhere.xml", "MODEL nowhere.xml is not accepted; accepted: a file that is there, or one of ant, ")]
    [InlineData("physics hopper --steps 0", "--steps 0 is not accepted; accepted: a whole number from 1 to 1048576")]
    public void Wrong_words_are_named(string words, string expected)
    {
        CommandLineRun run = CommandLineRun.OfWords(words);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }
}
