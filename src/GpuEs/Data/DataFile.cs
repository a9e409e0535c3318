using System.Globalization;

namespace GpuEs;

/// <summary>Files of numbers.</summary>
internal static class DataFile
{
    private static readonly char[] Between = [',', ' ', '\t'];

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ArgumentException">It is of another kind, or holds something else.</exception>
    public static float[] Read(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".f32" => ReadBinary(path),
        ".csv" or ".txt" => ReadText(path),
        _ => throw new ArgumentException($"its name ends in {Path.GetExtension(path)}"),
    };

    private static float[] ReadBinary(string path)
    {
        long length = new FileInfo(path).Length;
        EvolutionStrategyOptions.Require(
            length % sizeof(float) == 0 && length <= (long)sizeof(float) * SharedData.MostLength, "its length", length,
            $"multiples of {sizeof(float)} bytes, for at most {SharedData.MostLength} floats");
        return LittleEndian.Read(File.ReadAllBytes(path));
    }

    private static float[] ReadText(string path)
    {
        var numbers = new List<float>();
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            foreach (string word in text.Split(Between, StringSplitOptions.RemoveEmptyEntries))
            {
                if (!float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float number))
                    throw new ArgumentException($"'{word}' in line {line} is not a number");
                numbers.Add(number);
            }
        }

        return [.. numbers];
    }
}
