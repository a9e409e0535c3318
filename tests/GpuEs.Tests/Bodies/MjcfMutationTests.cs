using Xunit;

namespace GpuEs.Tests;

/// <summary>Files with mistakes in them are loaded, or turned away with a sentence that has a line; nothing else happens.</summary>
public sealed class MjcfMutationTests
{
    private const int Mutations = 400;

    private static readonly string[] Junk =
    [
        "", "0", "-1", "1 2", "1e400", "NaN", "99999999999", "x", "true", "0 0 0", "0 0 0 0 0 0", "1e-300 1e300 0", "&#0;", "<", "\"",
        "1 1 1 1 1 1 1 1 1 1 1 1", "world", "2147483648",
    ];

    public static TheoryData<string> Names => [.. BuiltInMechanisms.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_a_sentence(string name)
    {
        string text = Text(name);
        var random = new Random(name.Length);
        int loaded = 0;
        for (int trial = 0; trial < Mutations; trial++)
        {
            string mutated = Mutate(text, random);
            try
            {
                Mechanism.Parse(mutated);
                loaded++;
            }
            catch (InvalidDataException exception)
            {
                Assert.Matches("^MJCF:[1-9][0-9]*: ", exception.Message);
            }
            catch (Exception exception) when (exception is not InvalidDataException)
            {
                Assert.Fail($"{exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}\n{mutated}");
            }
        }

        Assert.InRange(loaded, 1, Mutations - 1);
    }

    /// <summary>A value, a word or a line is another, gone, or there twice.</summary>
    private static string Mutate(string text, Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                int[] quotes = [.. Enumerable.Range(0, text.Length).Where(at => text[at] == '"')];
                int value = 2 * random.Next(quotes.Length / 2);
                return text[..(quotes[value] + 1)] + Junk[random.Next(Junk.Length)] + text[quotes[value + 1]..];
            case 1:
                string[] words = text.Split(' ');
                words[random.Next(words.Length)] = words[random.Next(words.Length)];
                return string.Join(' ', words);
            default:
                List<string> lines = [.. text.Split('\n')];
                int line = random.Next(lines.Count);
                if (random.Next(2) == 0)
                    lines.RemoveAt(line);
                else
                    lines.Insert(random.Next(lines.Count), lines[line]);
                return string.Join('\n', lines);
        }
    }

    private static string Text(string name)
    {
        using Stream stream = typeof(Mechanism).Assembly.GetManifestResourceStream($"GpuEs.Bodies.Models.{name}.xml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
