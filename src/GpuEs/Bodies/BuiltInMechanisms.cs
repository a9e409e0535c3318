using System.Reflection;

namespace GpuEs;

/// <summary>The mechanisms of the built-in environments: files of this assembly, by the environments' names.</summary>
internal static class BuiltInMechanisms
{
    private const string Folder = "GpuEs.Bodies.Models.", Extension = ".xml";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Resources.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    private static Assembly Resources => typeof(BuiltInMechanisms).Assembly;

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Mechanism Load(string name)
    {
        using Stream stream = Resources.GetManifestResourceStream(Folder + name + Extension)
            ?? throw new ArgumentException($"{name} is no built-in mechanism; accepted: {string.Join(", ", Names)}", nameof(name));
        using var text = new StreamReader(stream);
        return Mechanism.Parse(text.ReadToEnd());
    }
}
