using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GpuEs;

/// <summary>One HTML page that needs nothing from elsewhere: style, script and data stand in it.</summary>
internal static partial class Page
{
    private static readonly string[] Scripts = ["chart.js", "scenes.js", "replay.js", "page.js"];

    /// <summary>The page.</summary>
    public static string Of(PageData data) => Place().Replace(Resource("page.html"), match => match.Groups[1].Value switch
    {
        "title" => WebUtility.HtmlEncode($"{data.Runs[0].Environment} · GpuEs"),
        "style" => Resource("page.css"),
        "script" => string.Concat(Scripts.Select(Resource)),
        _ => JsonSerializer.Serialize(data, PageJson.Default.PageData),
    });

    [GeneratedRegex(@"\{\{(title|style|script|data)\}\}")]
    private static partial Regex Place();

    private static string Resource(string name)
    {
        using Stream stream = typeof(Page).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
