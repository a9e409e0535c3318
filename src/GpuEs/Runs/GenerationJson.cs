using System.Text.Json.Serialization;

namespace GpuEs;

/// <summary>A line of a run's generations.jsonl.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GenerationLine))]
internal sealed partial class GenerationJson : JsonSerializerContext;
