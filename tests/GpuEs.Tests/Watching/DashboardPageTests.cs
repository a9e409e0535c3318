using System.Globalization;
using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests.Watching;

/// <summary>The page of a run under way, in a real browser.</summary>
public class DashboardPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string MoverTransform = "document.querySelector('.mover')?.getAttribute('transform')";

    // Large enough that a generation takes some hundredths of a second: the page is thinned only beyond 1,200.
    private const string Endless = "cartpole-swingup --device host --generations 100000 --population 2048 --dashboard";

    [Theory]
    [InlineData(1000, false)]
    [InlineData(400, true)]
    public void Page_ShowsTrainingAsItGoes_AndItsEnd(int widthPixels, bool isDark)
    {
        using var folder = new TemporaryFolder();
        using var training = new LiveTraining($"{Endless} --evaluate-every 2 --output {folder.Run}");
        browser.Open(training.Address, widthPixels, isDark);

        browser.WaitFor($"data.runs[0].lines.length >= 4 && {MoverTransform}");
        long seen = browser.Read<long>("data.runs[0].lines.length");
        string before = browser.Read<string>(MoverTransform);
        browser.WaitFor($"data.runs[0].lines.length > {seen} && {MoverTransform} !== '{before}'");
        Assert.Contains("training", browser.Find(".state").Text, StringComparison.Ordinal);
        ReportPageTests.AssertUsable(browser, widthPixels, isDark);

        training.Interrupt();
        Assert.Equal(130, training.ExitCode);
        browser.WaitFor("document.querySelector('.state').textContent.startsWith('ended')");
        browser.WaitFor($"document.querySelector('.chart [data-series=\"mean\"]').getAttribute('d').split('L').length === {StoredLines.Column(folder.Run, "generation").Length}");
        double[] expected = StoredLines.Column(folder.Run, "meanFitness");
        double tolerance = 0.02 * DrawnChart.UnitsPerPixel(browser);
        Assert.Equal(expected, DrawnChart.Line(browser, "mean").Select(point => point.Y), (a, b) => Math.Abs(a - b) <= tolerance);
        ReportPageTests.AssertEvaluationsAreDrawn(browser, folder.Run);
        Assert.Contains($"after generation {expected.Length} ", browser.Find(".scene").FindElement(OpenQA.Selenium.By.XPath("..")).Text, StringComparison.Ordinal);
        Assert.Contains(expected.Length.ToString("N0", CultureInfo.InvariantCulture), browser.Find(".facts").Text, StringComparison.Ordinal);
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public void PageThatComesLate_IsToldAllGenerations()
    {
        using var training = new LiveTraining(Endless);
        browser.Open(training.Address);
        browser.WaitFor("data.runs[0].lines.length >= 5");

        browser.Open(training.Address);

        browser.WaitFor("data.runs[0].lines.length >= 6");
        Assert.Equal([0d, 1, 2, 3, 4, 5], browser.Numbers("data.runs[0].lines.slice(0, 6).map(line => line.generation)"));
    }

    [Fact]
    public void PageOfAnObjective_HasACurveAndNoReplay()
    {
        using var training = new LiveTraining("sphere --device host --dimension 1000 --population 4096 --generations 1000000 --dashboard");
        browser.Open(training.Address);

        browser.WaitFor("document.querySelectorAll('.chart [data-series=\"mean\"]').length === 1");
        Assert.Equal(0, browser.Read<long>("document.querySelectorAll('.scene').length"));
        Assert.Empty(browser.Complaints());
    }
}
