using System.Globalization;
using System.Xml;

namespace GpuEs;

/// <summary>
/// Reads a model's XML to elements, with its includes in their places. The text is not trusted: no document types, no
/// entities, bounded size and depth, and includes lie in the model's folder or below it.
/// </summary>
internal sealed class MjcfFile(PassedOverParts passedOver)
{
    /// <summary>Bodies and classes in each other are walked by recursion.</summary>
    private const int MostDepth = 256;

    private const int MostCharacters = 1 << 26;

    private static readonly string[] Roots = ["mujoco", "mujocoinclude"];

    private readonly HashSet<string> included = [];

    /// <summary>Null where the text has no folder.</summary>
    private string? folder;

    /// <summary>The same as its user wrote it.</summary>
    private string shownFolder = "";

    public MjcfElement Load(string path)
    {
        shownFolder = Path.GetDirectoryName(path) ?? "";
        folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        included.Add(Path.GetFullPath(path));
        using StreamReader text = File.OpenText(path);
        return Read(text, path);
    }

    public MjcfElement Parse(string text, string name)
    {
        using var reader = new StringReader(text);
        return Read(reader, name);
    }

    private MjcfElement Read(TextReader text, string file)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        using XmlReader reader = XmlReader.Create(text, settings);
        try
        {
            reader.MoveToContent();
            MjcfElement root = Enter(reader, file);
            if (!Roots.Contains(root.Tag))
                throw root.Error($"<{root.Tag}> is no model; accepted: <mujoco>");
            Fill(root, reader, file);
            return root;
        }
        catch (XmlException exception)
        {
            // A document type is turned away without a line; it can only stand at the top.
            int line = Math.Max(1, exception.LineNumber);
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {exception.Message}"), exception);
        }
    }

    private void Fill(MjcfElement root, XmlReader reader, string file)
    {
        if (reader.IsEmptyElement)
            return;
        var open = new Stack<MjcfElement>([root]);
        while (open.Count > 0 && reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement)
            {
                open.Pop();
                continue;
            }

            if (reader.NodeType != XmlNodeType.Element)
                continue;
            bool leaf = reader.IsEmptyElement;
            MjcfElement element = Enter(reader, file);
            if (element.Tag == "include")
            {
                open.Peek().Children.AddRange(Include(element));
                if (!leaf)
                    reader.Skip();
                continue;
            }

            open.Peek().Children.Add(element);
            if (leaf)
                continue;
            open.Push(element);
            if (open.Count > MostDepth)
                throw element.Error($"<{element.Tag}> lies too deep; accepted: {MostDepth} elements in each other");
        }
    }

    private MjcfElement Enter(XmlReader reader, string file)
    {
        var element = new MjcfElement(reader.Name, file, ((IXmlLineInfo)reader).LineNumber, passedOver);
        while (reader.MoveToNextAttribute())
        {
            // Of the markup itself: xmlns and schema locations.
            if (reader.Prefix is not ("xmlns" or "xsi") && reader.Name != "xmlns")
                element.Add(reader.Name, reader.Value);
        }

        reader.MoveToElement();
        return element;
    }

    private List<MjcfElement> Include(MjcfElement include)
    {
        string file = include.RequiredText("file");
        include.RequireAllRead();
        if (folder is null)
            throw include.NotAccepted("file", "no include in a text that has no folder; load the file by its path");
        string path = Path.GetFullPath(Path.Combine(folder, file));
        if (Path.IsPathRooted(file) || !path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal))
            throw include.NotAccepted("file", "a file in the model's folder or below it");
        if (!File.Exists(path))
            throw include.NotAccepted("file", $"a file that is there; {path} is not");
        if (!included.Add(path))
            throw include.NotAccepted("file", "each file once");
        using StreamReader text = File.OpenText(path);
        return Read(text, Path.Combine(shownFolder, Path.GetRelativePath(folder, path))).Children;
    }
}
