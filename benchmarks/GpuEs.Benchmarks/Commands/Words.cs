using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GpuEs.Benchmarks;

/// <summary>What the commands' words and their JSON have in common.</summary>
internal static class Words
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Option<RolloutPath> Path() => new("--path") { Description = "which kernels play the episodes" };

    /// <summary>Words parted by commas; none where the option is missing.</summary>
    public static Option<string[]> List(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = Split,
        DefaultValueFactory = _ => [],
    };

    private static string[] Split(ArgumentResult result) => result.Tokens[0].Value.Split(',');
}
