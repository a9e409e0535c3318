namespace GpuEs;

/// <summary>
/// The default classes: for each, the elements whose attributes hold before an element's own, outermost class first. They are
/// read one after the other into the same settings, which is how a class inherits.
/// </summary>
internal sealed class MjcfDefaults
{
    private const string Main = "main";

    private readonly Dictionary<string, List<MjcfElement>> classes = new() { [Main] = [] };

    /// <summary>A section of the file; a file may have several.</summary>
    public void Add(MjcfElement section)
    {
        string name = section.Text("class") ?? Main;
        section.RequireAllRead();
        if (name != Main && classes.Count == 1 && classes[Main].Count == 0)
            classes[name] = classes[Main];
        if (!classes.TryGetValue(name, out List<MjcfElement>? layers))
            throw section.NotAccepted("class", $"{Main} for the outermost class");
        Fill(section, layers);
    }

    /// <summary>What holds for an element of some tags: the layers of its class, then itself.</summary>
    /// <param name="element">The element; its attribute class counts as read.</param>
    /// <param name="childClass">The class where it names none; null for the outermost.</param>
    /// <param name="tags">By which the element's kind goes in classes.</param>
    public IEnumerable<MjcfElement> LayersOf(MjcfElement element, string? childClass, params string[] tags)
    {
        string name = element.Text("class") ?? childClass ?? Main;
        Require(element, "class", name);
        return classes[name].Where(layer => tags.Contains(layer.Tag)).Append(element);
    }

    public void Require(MjcfElement element, string attribute, string name)
    {
        if (!classes.ContainsKey(name))
            throw element.NotAccepted(attribute, $"a class of <default>: {string.Join(", ", classes.Keys)}");
    }

    private void Fill(MjcfElement section, List<MjcfElement> layers)
    {
        foreach (MjcfElement layer in section.Children.Where(child => child.Tag != "default"))
        {
            if (layer.Has("name"))
                throw layer.NotAccepted("name", "no name in a default");
            layers.Add(layer);
        }

        foreach (MjcfElement nested in section.Children.Where(child => child.Tag == "default"))
        {
            string name = nested.RequiredText("class");
            nested.RequireAllRead();
            if (classes.ContainsKey(name))
                throw nested.NotAccepted("class", "a name that no other class has");
            classes[name] = [.. layers];
            Fill(nested, classes[name]);
        }
    }
}
