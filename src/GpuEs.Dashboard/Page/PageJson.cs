using System.Text.Json.Serialization;

namespace GpuEs;

/// <summary>
/// What the page's script is given. The standard encoder is part of the safety: it leaves no &lt; in any string, so nothing
/// that a run's files hold can end the element that it stands in.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(PageData))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonNode))]
[JsonSerializable(typeof(PageReplay))]
[JsonSerializable(typeof(DashboardEnd))]
internal sealed partial class PageJson : JsonSerializerContext;
