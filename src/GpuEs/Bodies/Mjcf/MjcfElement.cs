using System.Globalization;

namespace GpuEs;

/// <summary>
/// An element of a model file, which knows where it stands and which of its attributes have been read: what nobody reads is
/// an error, so that nothing that a file says is lost in silence.
/// </summary>
internal sealed class MjcfElement(string tag, string file, int line, PassedOverParts passedOver)
{
    private readonly Dictionary<string, string> attributes = [];

    private readonly SortedSet<string> known = new(StringComparer.Ordinal);

    public string Tag => tag;

    public List<MjcfElement> Children { get; } = [];

    /// <summary>As sentences call it: its tag, and its name where it has one.</summary>
    public string Called => attributes.TryGetValue("name", out string? name) ? $"<{tag}> {name}" : $"<{tag}>";

    private string Place => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");

    public void Add(string name, string value) => attributes.Add(name, value);

    public InvalidDataException Error(string message, Exception? cause = null) => new($"{Place}: {message}", cause);

    /// <summary>An attribute's value is not accepted.</summary>
    public InvalidDataException NotAccepted(string name, string accepted) =>
        Error($"<{tag}> {name}=\"{attributes[name]}\" is not accepted; accepted: {accepted}");

    public InvalidDataException NotSupported(string accepted) =>
        Error($"<{tag}> is not supported; accepted: {accepted}");

    /// <summary>Whether the attribute is there; it counts as read.</summary>
    public bool Has(string name)
    {
        known.Add(name);
        return attributes.ContainsKey(name);
    }

    public string? Text(string name) => Has(name) ? attributes[name] : null;

    public string RequiredText(string name) =>
        Text(name) ?? throw Error($"<{tag}> needs the attribute {name}");

    public void Read(string name, ref string? value) => value = Text(name) ?? value;

    public void Read(string name, ref double value)
    {
        double[] one = [value];
        Read(name, one);
        value = one[0];
    }

    public void Read(string name, ref int value)
    {
        if (Has(name) && !int.TryParse(attributes[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
            throw NotAccepted(name, "a whole number");
    }

    public void Read(string name, ref bool value) => Read(name, ref value, ("true", true), ("false", false));

    /// <summary>One of a few words.</summary>
    public void Read<T>(string name, ref T value, params ReadOnlySpan<(string Word, T Value)> accepted)
    {
        if (!Has(name))
            return;
        foreach ((string word, T meaning) in accepted)
        {
            if (word != attributes[name])
                continue;
            value = meaning;
            return;
        }

        throw NotAccepted(name, string.Join(", ", accepted.ToArray().Select(pair => pair.Word)));
    }

    /// <summary>Numbers; where the file gives fewer than there are, the last ones stay as they were.</summary>
    /// <returns>How many the file gives; 0 without the attribute.</returns>
    public int Read(string name, double[] values, int least = 1)
    {
        double[]? given = Numbers(name, least, values.Length);
        given?.CopyTo(values, 0);
        return given?.Length ?? 0;
    }

    /// <summary>Numbers, or null without the attribute.</summary>
    public double[]? Numbers(string name, int least, int most)
    {
        if (!Has(name))
            return null;
        string[] words = attributes[name].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var numbers = new double[words.Length];
        bool good = words.Length >= least && words.Length <= most;
        for (int i = 0; good && i < words.Length; i++)
        {
            good = double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                && double.IsFinite(numbers[i]);
        }

        return good ? numbers : throw NotAccepted(name, (least, most) switch
        {
            (1, 1) => "a finite number",
            _ when least == most => string.Create(CultureInfo.InvariantCulture, $"{least} finite numbers"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{least} to {most} finite numbers"),
        });
    }

    /// <summary>Attributes that cannot change the motion.</summary>
    public void PassOver(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Has(name))
                passedOver.Add($"<{tag}> {name}", Place);
        }
    }

    /// <summary>The whole element cannot change the motion.</summary>
    public void PassOver() => passedOver.Add($"<{tag}>", Place);

    /// <summary>An attribute that may only have the value that changes nothing.</summary>
    public void RequireZero(string name)
    {
        if (Numbers(name, 1, int.MaxValue)?.Any(number => number != 0) == true)
            throw NotAccepted(name, "0");
    }

    public void RequireWord(string name, params ReadOnlySpan<string> accepted)
    {
        if (Has(name) && !accepted.Contains(attributes[name]))
            throw NotAccepted(name, string.Join(", ", accepted.ToArray()));
    }

    /// <summary>Fails at the first attribute that nobody has read.</summary>
    public void RequireAllRead()
    {
        foreach (string name in attributes.Keys)
        {
            if (!known.Contains(name))
                throw Error($"<{tag}> {name}=\"{attributes[name]}\" is not supported; accepted attributes: {string.Join(", ", known)}");
        }
    }
}
