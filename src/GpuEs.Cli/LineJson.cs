using System.Text.Json.Serialization;

namespace GpuEs.Cli;

/// <summary>What is written as one line of JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(DeviceEntry[]))]
[JsonSerializable(typeof(PhysicsSummary))]
[JsonSerializable(typeof(PlanSummary))]
[JsonSerializable(typeof(RunSummary))]
internal sealed partial class LineJson : JsonSerializerContext;
