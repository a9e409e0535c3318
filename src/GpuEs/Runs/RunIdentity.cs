using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace GpuEs;

/// <summary>
/// What a run is, as the SHA-256 of its options.json in lower-case hexadecimal digits: of what stands in the file, not of
/// what this version of the library reads from it, so that an option which a later version adds leaves older runs what
/// they are.
/// </summary>
internal static class RunIdentity
{
    // The library's version is told of on its own, and what is asked of a run besides its search may change.
    private static readonly string[] Apart = ["formatVersion", "libraryVersion", "identity", "earlierSchedules", "run"];

    // Chunks and kernels are chosen for speed alone, and may differ from one device to the next.
    private static readonly string[] ForSpeedAlone = ["path", "chunkMembers"];

    /// <summary>Of a file that states it.</summary>
    public static string Of(JsonNode options)
    {
        JsonObject rest = options.DeepClone().AsObject();
        foreach (string name in Apart)
            rest.Remove(name);
        foreach (string name in ForSpeedAlone)
            rest["search"]!.AsObject().Remove(name);
        return Hash(rest);
    }

    /// <summary>
    /// Of a file of format 2, which does not: the library hashed these very bytes whenever it wrote a checkpoint.
    /// </summary>
    public static string OfFormat2(JsonNode options)
    {
        JsonObject hashed = options.DeepClone().AsObject();
        hashed["libraryVersion"] = "";
        hashed["run"] = new JsonObject
        {
            ["generations"] = 1,
            ["untilSolved"] = false,
            ["device"] = "auto",
            ["checkpointEvery"] = null,
            ["keptCheckpoints"] = 3,
        };
        hashed["search"]!["path"] = "Automatic";
        hashed["search"]!["chunkMembers"] = null;
        return Hash(hashed);
    }

    private static string Hash(JsonObject options) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(options.ToJsonString(RunJson.Default.Options))));
}
