using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GpuEs.Cluster;

/// <summary>
/// All that a run is: equal specifications give equal bits. A run is called by the hash of it, so whoever starts the
/// same run again joins the one under way.
/// </summary>
internal sealed record RunSpecification(
    [property: JsonRequired] string Library, [property: JsonRequired] StructName Subject, PolicyRecord? Perceptron,
    StructName? OwnPolicy, int? Dimension, [property: JsonRequired] EvolutionStrategyOptions Options, DataRecord? Data = null)
{
    /// <summary>Parameters of a run at most: its state, three floats for each, travels as one message.</summary>
    public const int MostParameters = 1 << 24;

    /// <summary>Episodes of a generation at most: their returns and steps travel as one message.</summary>
    public const int MostEpisodes = 1 << 23;

    /// <summary>Numbers of a run's data at most: they travel as one message.</summary>
    public const int MostData = 1 << 25;

    // A specification is names and numbers; what is longer is none.
    private const int LongestJson = 1 << 16;

    /// <summary>The build of the library; another one may compute something else.</summary>
    public static string ThisLibrary { get; } = typeof(EvolutionStrategy).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <exception cref="ArgumentException">The task cannot be made again elsewhere, or is too large.</exception>
    public static RunSpecification Of(SearchTask task, EvolutionStrategyOptions options)
    {
        options.Validate(task);
        RequireSize(task, options);
        TaskDescription description = task.Description ?? throw new ArgumentException(
            "this task cannot run on a cluster; accepted: environments and objectives that are structs");
        return new RunSpecification(
            ThisLibrary, StructName.Of(description.Subject),
            PolicyRecord.Of(description.Perceptron),
            description.OwnPolicy is null ? null : StructName.Of(description.OwnPolicy), description.Dimension, options,
            DataRecord.Of(description.Data));
    }

    /// <exception cref="ArgumentException">It is no specification.</exception>
    public static RunSpecification Parse(string json)
    {
        EvolutionStrategyOptions.Require(
            json is { Length: <= LongestJson }, "specification's length", json?.Length ?? 0, $"up to {LongestJson}");
        try
        {
            return JsonSerializer.Deserialize(json!, SpecificationJson.Default.RunSpecification)
                ?? throw new ArgumentException("the specification of a run is null");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new ArgumentException($"the specification of a run is malformed: {exception.Message}", exception);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, SpecificationJson.Default.RunSpecification);

    /// <summary>What the run is called.</summary>
    public static string NameOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <exception cref="ArgumentException">No run is called so.</exception>
    public static void RequireName(string run)
    {
        if (run is not { Length: 2 * SHA256.HashSizeInBytes } || !run.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("the run's name is not accepted; accepted: 64 hexadecimal digits");
    }

    /// <summary>Makes the task of structs that are here.</summary>
    /// <param name="known">The assemblies that they may come from.</param>
    /// <param name="data">The run's; null where it has none.</param>
    /// <exception cref="ArgumentException">Something that the run needs is not here, or is not what it stands for.</exception>
    public SearchTask CreateTask(IReadOnlyList<Assembly> known, SharedData? data = null)
    {
        if (Library != ThisLibrary)
            throw new ArgumentException($"this worker has GpuEs {ThisLibrary} and the run was started with {Library}");
        var description = new TaskDescription(
            Subject.Resolve(known), Perceptron?.ToPolicy(), OwnPolicy?.Resolve(known), Dimension, data);
        SearchTask task = description.Create();
        Options.Validate(task);
        RequireSize(task, Options);
        return task;
    }

    private static void RequireSize(SearchTask task, EvolutionStrategyOptions options)
    {
        EvolutionStrategyOptions.Require(
            task.ParameterCount <= MostParameters, "number of parameters", task.ParameterCount,
            $"up to {MostParameters} on a cluster");
        EvolutionStrategyOptions.Require(
            (long)options.Population * options.Episodes <= MostEpisodes, "Episodes", options.Episodes,
            $"up to {MostEpisodes} episodes in a generation on a cluster");
        EvolutionStrategyOptions.Require(
            task.Data is null || task.Data.Length <= MostData, "Data", $"of {task.Data?.Length} numbers",
            $"up to {MostData} numbers on a cluster");
    }
}

/// <summary>The closed set of types that a specification is made of.</summary>
[JsonSourceGenerationOptions(
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunSpecification))]
internal sealed partial class SpecificationJson : JsonSerializerContext;
