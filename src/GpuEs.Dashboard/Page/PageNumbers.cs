using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuEs;

/// <summary>Numbers for a script, whose own are all of double precision.</summary>
internal static class PageNumbers
{
    /// <summary>The same JSON, with whole numbers that a double would round, seeds above all, as text.</summary>
    public static JsonElement Kept(JsonElement json) =>
        JsonSerializer.SerializeToElement(Kept(JsonNode.Parse(json.GetRawText())), PageJson.Default.JsonNode);

    private static JsonNode? Kept(JsonNode? json) => json switch
    {
        JsonObject all => new JsonObject(all.Select(each => KeyValuePair.Create(each.Key, Kept(each.Value)))),
        JsonArray all => new JsonArray([.. all.Select(Kept)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && IsRounded(value.ToJsonString()) => value.ToJsonString(),
        _ => json?.DeepClone(),
    };

    private static bool IsRounded(string digits) =>
        Int128.TryParse(digits, out Int128 whole) && (Int128)(double)whole != whole;
}
