using System.Globalization;
using System.Text.Json;
using GpuEs.Tests.Cli;
using OpenQA.Selenium;
using Xunit;

namespace GpuEs.Tests.Watching;

/// <summary>Reports and comparisons in a real browser.</summary>
public class ReportPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Environments = "cartpole,pendulum,mountain-car,mountain-car-continuous,acrobot,cartpole-swingup";
    private const string Lift = """
        using System.Collections.Generic;
        using GpuEs;
        public struct Lift : IEnvironment<Lift>, IDrawable
        {
            private Real height, pull;
            public static int ObservationSize => 1;
            public static int ActionSize => 1;
            public static int ActionChoices => 0;
            public static float ActionLimit => 1f;
            public static int StepLimit => 40;
            public static float SolvedReturn => float.PositiveInfinity;
            public static float ObservationScale(int index) => 1f;
            public bool IsTerminated => false;
            public void Reset(ref EpisodeRandom random) => height = random.NextUniform(-1f, 1f);
            public float Observe(int index) => height;
            public void Act(int index, float value) => pull = value;
            public float Step()
            {
                height += 0.1f * pull + 0.02f;
                return height;
            }
            public IReadOnlyList<Shape> Shapes => [
                Shape.Line(2f, 0.05f, ShapeRole.Ground), Shape.Circle(0.1f, ShapeRole.Goal),
                Shape.Polygon([(0f, 0f), (0.1f, 0f), (0f, 0.1f)], ShapeRole.Action), Shape.Box(0.4f, 0.2f, ShapeRole.Accent)];
            public Pose PoseOf(int shape) => shape == 3 ? new(0f, height, 0.5f) : new(-1f, 0f);
        }
        """;

    private const string MoverTransform = "document.querySelector('.mover').getAttribute('transform')";

    public static TheoryData<string> EnvironmentNames => [.. Environments.Split(',')];

    [Fact]
    public void Report_DrawsTheLinesOfTheRun()
    {
        using var folder = new TemporaryFolder();
        Train("pendulum --generations 12", folder.Run);
        browser.Open(Report(folder.Run));

        foreach ((string name, string field) in ((string, string)[])[("mean", "meanFitness"), ("best", "bestFitness"), ("worst", "worstFitness")])
            AssertDrawn(name, folder.Run, field);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public void Report_DrawsTheEvaluationsOfTheRun()
    {
        using var folder = new TemporaryFolder();
        Train("pendulum --generations 12 --evaluate-every 3", folder.Run);
        browser.Open(Report(folder.Run));

        AssertEvaluationsAreDrawn(browser, folder.Run);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public void Report_OfALongRun_IsThinnedAndKeepsItsExtremes()
    {
        using var folder = new TemporaryFolder();
        Train("cartpole --generations 2", folder.Run);
        File.WriteAllLines(folder.FileOfRun("generations.jsonl"), Enumerable.Range(0, 9000).Select(generation =>
            $$"""{"generation":{{generation}},"meanFitness":{{generation % 10}},"bestFitness":{{(generation == 4321 ? 700 : 300)}},"worstFitness":0}"""));
        browser.Open(Report(folder.Run));

        (double X, double Y)[] mean = DrawnChart.Line(browser, "mean"), best = DrawnChart.Line(browser, "best");
        Assert.InRange(mean.Length, 600, 1200);
        Assert.Equal(4.5, mean.Average(point => point.Y), 0.1);
        Assert.Equal(700, best.Max(point => point.Y), 1d);
        Assert.Equal(4321, best.MaxBy(point => point.Y).X, 20d);
    }

    [Fact]
    public void Report_OfAnObjective_HasACurveAndNoReplay()
    {
        using var folder = new TemporaryFolder();
        Train("rastrigin --generations 12", folder.Run);
        browser.Open(Report(folder.Run));

        AssertDrawn("mean", folder.Run, "meanFitness");
        Assert.Equal(0, browser.Read<long>("document.querySelectorAll('.scene').length"));
        Assert.Empty(browser.Complaints());
    }

    [Theory]
    [MemberData(nameof(EnvironmentNames))]
    public void Replay_MovesAndShowsWhatWasRecorded(string environment)
    {
        using var folder = new TemporaryFolder();
        Train(environment + " --generations 2", folder.Run);
        browser.Open(Report(folder.Run));

        string before = browser.Read<string>(MoverTransform);
        browser.WaitFor($"{MoverTransform} !== '{before}' && Number(document.querySelector('.scene svg').dataset.step) >= 1");

        JsonElement replay = browserData().GetProperty("runs")[0].GetProperty("replays")[0];
        int step = replay.GetProperty("rewards").GetArrayLength() / 2, size = replay.GetProperty("observationSize").GetInt32();
        browser.Read<object>($"(range => {{ range.value = {step}; return range.dispatchEvent(new Event('input')); }})(document.querySelector('input[type=range]'))");
        double[] observation = [.. Enumerable.Range(0, size).Select(index => replay.GetProperty("observations")[step * size + index].GetDouble())];
        double[] drawn = [.. browser.Read<string>(MoverTransform).Split('(', ' ', ')', ',')
            .Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out double number) ? number : double.NaN).Where(double.IsFinite)];
        Assert.Equal(Drawn(environment, observation), drawn[..Drawn(environment, observation).Length], (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Empty(browser.Complaints());

        JsonElement browserData() => JsonDocument.Parse(browser.Read<string>("document.getElementById('data').textContent")).RootElement;
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(400, true)]
    public void Replay_OfAnEnvironmentThatNobodyHasDrawn_ShowsItsObservations(int widthPixels, bool isDark)
    {
        using var folder = new TemporaryFolder();
        string own = $"--assembly {AssemblyTests.Docking(folder)}";
        Train($"Docking {own} --generations 2", folder.Run);
        CommandLineRun run = CommandLineRun.OfWords($"report {folder.Run} {own}");
        Assert.True(run.ExitCode == 0, run.Error);
        browser.Open(folder.FileOfRun("report.html"), widthPixels, isDark);

        string before = browser.Read<string>(MoverTransform);
        browser.WaitFor($"{MoverTransform} !== '{before}'");
        Assert.Equal(Docking.ObservationSize, browser.Read<long>("document.querySelectorAll('.scene .trace').length"));
        Assert.Equal(
            browser.Read<long>("data.runs[0].replays[0].rewards.length") + 1,
            browser.Read<long>("document.querySelector('.scene .trace').getAttribute('d').split('L').length"));
        AssertUsable(browser, widthPixels, isDark);
        Assert.Empty(browser.Complaints());
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(400, true)]
    public void Replay_OfAnEnvironmentThatDrawsItself_ShowsItsShapesWhereTheyAre(int widthPixels, bool isDark)
    {
        using var folder = new TemporaryFolder();
        string own = $"--assembly {BuiltAssembly.Write(folder.Run + "-own/lift.dll", Lift)}";
        Train($"Lift {own} --generations 2", folder.Run);
        CommandLineRun run = CommandLineRun.OfWords($"report {folder.Run} {own}");
        Assert.True(run.ExitCode == 0, run.Error);
        browser.Open(folder.FileOfRun("report.html"), widthPixels, isDark);

        string before = browser.Read<string>(MoverTransform);
        browser.WaitFor($"{MoverTransform} !== '{before}'");
        browser.Read<object>("(range => { range.value = 7; return range.dispatchEvent(new Event('input')); })(document.querySelector('input[type=range]'))");
        double height = browser.Numbers("[data.runs[0].replays[0].observations[7]]")[0];
        double[] drawn = browser.Numbers($"{MoverTransform}.match(/-?[0-9][0-9.e-]*/g).map(Number)");
        Assert.Equal([0, -height, -180 / Math.PI * 0.5], drawn[..3], (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.Equal(4, browser.Read<long>("document.querySelectorAll('.scene .shape').length"));
        AssertUsable(browser, widthPixels, isDark);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public void Replay_IsPlayedByKeyboard_AndRestsForThoseWhoWantNoMotion()
    {
        using var folder = new TemporaryFolder();
        Train("cartpole --generations 2", folder.Run);
        browser.Open(Report(folder.Run), isCalm: true);

        Thread.Sleep(300);
        Assert.Equal("0", browser.Read<string>("document.querySelector('.scene svg').dataset.step"));
        browser.Find("button.main").SendKeys(Keys.Enter);
        browser.WaitFor("Number(document.querySelector('.scene svg').dataset.step) >= 2");
        browser.Find("button.main").SendKeys(Keys.Space);
        browser.Find("input[type=range]").SendKeys(Keys.Home + Keys.ArrowRight + Keys.ArrowRight + Keys.ArrowRight);
        Assert.Equal("3", browser.Read<string>("document.querySelector('.scene svg').dataset.step"));
    }

    [Fact]
    public void Curve_TellsItsValuesToTheKeyboard()
    {
        using var folder = new TemporaryFolder();
        Train("cartpole --generations 5", folder.Run);
        browser.Open(Report(folder.Run));

        browser.Find(".chart svg").SendKeys(Keys.End + Keys.ArrowLeft);

        string told = browser.Find(".tip").Text;
        Assert.Contains("generation 3", told, StringComparison.Ordinal);
        Assert.Contains(
            StoredLines.Column(folder.Run, "bestFitness")[3].ToString(CultureInfo.InvariantCulture), told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Report_IsUsableOnANarrowScreen(bool isDark)
    {
        using var folder = new TemporaryFolder();
        Train("acrobot --generations 3", folder.Run);
        browser.Open(Report(folder.Run), widthPixels: 400, isDark);

        AssertUsable(browser, 400, isDark);
        Assert.True(browser.Find("button.main").Displayed);
        Assert.InRange(browser.Find("input[type=range]").Size.Width, 100, 400);
        Assert.InRange(browser.Find(".chart svg").Size.Width, 300, 400);
    }

    [Fact]
    public void Report_ShowsTextOfFilesAsText()
    {
        using var folder = new TemporaryFolder();
        Train("cartpole --generations 2", folder.Run);
        const string Hostile = "</script><img src=x onerror=document.title='broken'>{{data}}<!--";
        string options = folder.FileOfRun("options.json");
        File.WriteAllText(options, File.ReadAllText(options).Replace("\"device\": \"host\"", "\"device\": " + JsonSerializer.Serialize(Hostile), StringComparison.Ordinal));
        browser.Open(Report(folder.Run));

        Assert.Contains(Hostile, browser.Find(".options").Text, StringComparison.Ordinal);
        Assert.Equal(0, browser.Read<long>("document.images.length"));
        Assert.Empty(browser.Complaints());
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(400, true)]
    public void Compare_DrawsAllRuns(int widthPixels, bool isDark)
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        Train("cartpole --generations 8", first.Run);
        Train("cartpole --generations 6 --seed 2 --sigma 0.3", second.Run);
        CommandLineRun run = CommandLineRun.Of("compare", first.Run, second.Run, "--output", first.FileOfRun("both.html"));
        Assert.True(run.ExitCode == 0, run.Error);
        browser.Open(first.FileOfRun("both.html"), widthPixels, isDark);

        foreach (string folder in (string[])[first.Run, second.Run])
            AssertDrawn(folder, folder, "meanFitness");
        AssertUsable(browser, widthPixels, isDark);
        Assert.Contains("0.3", browser.Find("section:last-of-type").Text, StringComparison.Ordinal);
        Assert.Empty(browser.Complaints());
    }

    /// <summary>Nothing sticks out, and the colours are what the reader prefers.</summary>
    internal static void AssertUsable(Browser browser, int widthPixels, bool isDark)
    {
        Assert.InRange(browser.Read<long>("document.documentElement.scrollWidth"), 1, widthPixels);
        double paper = Lightness("backgroundColor"), ink = Lightness("color");
        Assert.True(isDark ? paper < 60 && ink > 200 : paper > 230 && ink < 60, $"paper {paper}, ink {ink}");

        double Lightness(string property) =>
            browser.Numbers($"getComputedStyle(document.body).{property}.match(/\\d+/g).slice(0, 3).map(Number)").Average();
    }

    // A line is drawn to a hundredth of a pixel.
    private void AssertDrawn(string name, string folder, string field)
    {
        (double X, double Y)[] line = DrawnChart.Line(browser, name);
        double[] expected = StoredLines.Column(folder, field);
        Assert.Equal(StoredLines.Column(folder, "generation"), line.Select(point => Math.Round(point.X, 1)));
        Assert.True(expected.Distinct().Count() > 1);
        double tolerance = 0.02 * DrawnChart.UnitsPerPixel(browser);
        Assert.Equal(expected, line.Select(point => point.Y), (a, b) => Math.Abs(a - b) <= tolerance);
    }

    /// <summary>The evaluations stand in the first chart where the run's file has them.</summary>
    internal static void AssertEvaluationsAreDrawn(Browser browser, string folder)
    {
        (double Generation, double Mean)[] expected = StoredLines.Evaluations(folder);
        (double X, double Y)[] drawn = DrawnChart.Line(browser, "evaluation");
        Assert.True(expected.Length > 1);
        Assert.Equal(expected.Select(each => each.Generation), drawn.Select(point => Math.Round(point.X, 1)));
        double tolerance = 0.02 * DrawnChart.UnitsPerPixel(browser);
        Assert.Equal(expected.Select(each => each.Mean), drawn.Select(point => point.Y), (a, b) => Math.Abs(a - b) <= tolerance);
    }

    // Where the moving part stands, or how it is turned, clockwise in degrees.
    private static double[] Drawn(string environment, double[] observation) => environment switch
    {
        "cartpole" or "cartpole-swingup" => [observation[0], 0],
        "mountain-car" or "mountain-car-continuous" => [observation[0], -0.45 * Math.Sin(3 * observation[0])],
        _ => [-180 / Math.PI * Math.Atan2(observation[1], observation[0])],
    };

    private static void Train(string task, string folder)
    {
        CommandLineRun run = CommandLineRun.Of(
            ["train", .. task.Split(' '), "--device", "host", "--population", "64", "--output", folder]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private static string Report(string folder)
    {
        CommandLineRun run = CommandLineRun.Of("report", folder);
        Assert.True(run.ExitCode == 0, run.Error);
        return Path.Combine(folder, "report.html");
    }
}
