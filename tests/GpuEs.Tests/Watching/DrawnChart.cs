using System.Globalization;

namespace GpuEs.Tests.Watching;

/// <summary>Reads a chart as a person does: where a line runs, by the words beside the axes.</summary>
internal static class DrawnChart
{
    /// <summary>The points of a line of the first chart, in the axes' units.</summary>
    public static (double X, double Y)[] Line(Browser browser, string name)
    {
        (double atX, double unitX) = Axis(browser, "x");
        (double atY, double unitY) = Axis(browser, "y");
        string path = browser.Read<string>($"document.querySelector('.chart [data-series=\"{name}\"]').getAttribute('d')");
        return
        [
            .. path.Split('M', 'L').Skip(1).Select(point => point.Split(','))
                .Select(point => (atX + Number(point[0]) * unitX, atY + Number(point[1]) * unitY)),
        ];
    }

    /// <summary>Units to a pixel: how far a line may be from the truth.</summary>
    public static double UnitsPerPixel(Browser browser) => Math.Abs(Axis(browser, "y").Unit);

    // The value at pixel 0, and the units of a pixel.
    private static (double Start, double Unit) Axis(Browser browser, string axis)
    {
        string ticks = $"[...document.querySelector('.chart').querySelectorAll('.{axis}-tick')]";
        double[] places = browser.Numbers($"{ticks}.map(tick => Number(tick.getAttribute('{axis}')))");
        double[] values = [.. browser.Read<IReadOnlyCollection<object>>($"{ticks}.map(tick => tick.textContent)").Select(text => Number((string)text))];
        double unit = (values[^1] - values[0]) / (places[^1] - places[0]);
        return (values[0] - unit * places[0], unit);
    }

    private static double Number(string text) =>
        double.Parse(text.Replace('−', '-').Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
