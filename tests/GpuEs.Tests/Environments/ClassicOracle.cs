using System.IO.Compression;
using System.Text.Json;

namespace GpuEs.Tests;

/// <summary>What Gymnasium 1.4.0 itself computed, in double precision, for one environment.</summary>
internal sealed record ClassicOracle(int MaxEpisodeSteps, ClassicTrajectory[] Trajectories, ClassicTransitions Onestep)
{
    private static readonly JsonSerializerOptions Options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static ClassicOracle Read(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Oracles", $"{name}.json.gz");
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ClassicOracle>(stream, Options)!;
    }
}
