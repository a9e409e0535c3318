using Spectre.Console;

namespace GpuEs.Cli;

/// <summary>How long work goes: a live bar on a terminal, a plain line now and then elsewhere.</summary>
internal static class LiveProgress
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <summary>Shows work while it runs.</summary>
    /// <param name="console">Where.</param>
    /// <param name="last">Parts of the work.</param>
    /// <param name="beginning">What is shown before the first part is done.</param>
    /// <param name="work">The work; it is given what shows the parts done, and a line about them.</param>
    public static void Watch(IAnsiConsole console, int last, string beginning, Action<Action<int, string>> work)
    {
        if (!console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Ansi)
        {
            work(new PlainLines(console.Profile.Out.Writer, last, BetweenLines).Show);
            return;
        }

        console.Progress()
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(beginning, maxValue: last);
                work((done, text) =>
                {
                    bar.Description = Markup.Escape(text);
                    bar.Value = done;
                });
            });
    }
}
