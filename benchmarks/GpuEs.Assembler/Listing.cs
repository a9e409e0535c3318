using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuEs.Assembler;

/// <summary>A kernel's machine code.</summary>
internal sealed partial record Listing(IReadOnlyList<Instruction> Instructions)
{
    /// <summary>
    /// The loop of most instructions, which in rollout kernels is the one over an episode's steps: first and last index.
    /// Null where there is none.
    /// </summary>
    public (int First, int Last)? LargestLoop =>
        Instructions.Index()
            .Where(at => at.Item.Operation == "BRA" && at.Item.Target >= 0 && at.Item.Target < at.Index)
            .Select(at => ((int First, int Last)?)(at.Item.Target, at.Index))
            .MaxBy(loop => loop!.Value.Last - loop.Value.First);

    /// <summary>Reads nvdisasm's text, with encodings.</summary>
    public static Listing Parse(string text)
    {
        var instructions = new List<Instruction>();
        var labels = new Dictionary<string, int>();
        foreach (string line in text.Split('\n'))
        {
            if (Label().Match(line) is { Success: true } label)
                labels[label.Groups[1].Value] = instructions.Count;
            else if (First().Match(line) is { Success: true } first)
                instructions.Add(Read(first));
            else if (Second().Match(line) is { Success: true } second)
                instructions[^1] = instructions[^1] with { Control = Hexadecimal(second.Groups[1].Value) };
        }

        return new([.. instructions.Select(instruction => instruction with
        {
            Target = Reference().Match(instruction.Operands.LastOrDefault("")) is { Success: true } target
                && labels.TryGetValue(target.Groups[1].Value, out int index) ? index : -1,
        })]);
    }

    private static Instruction Read(Match match)
    {
        string[] operands = match.Groups["operands"].Value.Replace(".reuse", "", StringComparison.Ordinal)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(match.Groups["guard"].Value, match.Groups["opcode"].Value, operands, 0);
    }

    private static ulong Hexadecimal(string digits) => ulong.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\.?[\w$]+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+/\*[0-9a-f]{4,}\*/\s+(?:@(?<guard>\S+)\s+)?(?<opcode>[A-Z][\w.]*)\s*(?<operands>[^;]*?)\s*;\s*/\* 0x")]
    private static partial Regex First();

    [GeneratedRegex(@"^\s+/\* 0x([0-9a-f]{16}) \*/")]
    private static partial Regex Second();

    [GeneratedRegex(@"`\((.*)\)")]
    private static partial Regex Reference();
}
