using System.Diagnostics;

namespace GpuEs.Cli;

/// <summary>Progress where nothing can be redrawn: the first line, the last, and one now and then.</summary>
internal sealed class PlainLines(TextWriter writer, int last, TimeSpan interval)
{
    private long shown;

    public void Show(int done, string text)
    {
        if (shown != 0 && done != last && Stopwatch.GetElapsedTime(shown) < interval)
            return;
        writer.WriteLine(text);
        shown = Stopwatch.GetTimestamp();
    }
}
