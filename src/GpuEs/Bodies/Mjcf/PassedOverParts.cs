using System.Globalization;

namespace GpuEs;

/// <summary>Gathers what a file says that cannot change the motion.</summary>
internal sealed class PassedOverParts
{
    private readonly Dictionary<string, (string First, int Count)> parts = [];

    /// <summary>A line each: what, how often, and where first.</summary>
    public IReadOnlyList<string> Lines =>
        [.. parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => string.Create(
            CultureInfo.InvariantCulture,
            $"{part.Key}: {part.Value.Count}, {(part.Value.Count == 1 ? "at" : "first at")} {part.Value.First}"))];

    public void Add(string what, string place) =>
        parts[what] = parts.TryGetValue(what, out (string First, int Count) seen) ? (seen.First, seen.Count + 1) : (place, 1);
}
