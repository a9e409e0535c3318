using System.Globalization;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Reports;

namespace GpuEs.Benchmarks;

/// <summary>One benchmark's outcome beside the device's bound.</summary>
internal sealed record StageResult(
    string Device, string Environment, string Hidden, int Population, int Steps, string Noise, string Path, string Stage,
    double Seconds, double UnitsPerSecond, string Unit, double ShareOfBound, string BoundBy, long AllocatedBytes)
{
    private static readonly string[] Prefixes = ["", "k", "M", "G", "T"];

    [JsonIgnore]
    public string Setup => $"{Device} {Environment} {Hidden}, N {Population}, T {Steps}, {Noise}";

    [JsonIgnore]
    public string Rate => $"{Scaled(UnitsPerSecond)}{Unit}/s";

    [JsonIgnore]
    public string OfBound => string.Create(CultureInfo.InvariantCulture, $"{100 * ShareOfBound:G3} % of {BoundBy}");

    /// <summary>Null where the benchmark failed.</summary>
    public static StageResult? From(BenchmarkReport? report)
    {
        if (report?.ResultStatistics is null)
            return null;
        var setup = (Setup)report.BenchmarkCase.Parameters[nameof(StageBenchmarks.Setup)];
        string stage = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
        double seconds = report.ResultStatistics.Median * 1e-9;
        StageWork work = StageWork.Of(stage, setup);
        var (boundSeconds, boundBy) = work.Bound(OpenedSetup.BoundsOf(setup));
        Scenario scenario = setup.Scenario;
        return new StageResult(
            setup.Device, scenario.Environment, scenario.Hidden, scenario.Population, scenario.Steps, $"{setup.Noise}",
            OpenedSetup.PathOf(setup), stage, seconds, work.Units / seconds, work.Unit, boundSeconds / seconds, boundBy,
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
    }

    /// <summary>Three digits and a prefix: 3.14 G.</summary>
    public static string Scaled(double value)
    {
        int prefix = 0;
        for (; value >= 999.5 && prefix < Prefixes.Length - 1; prefix++)
            value /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{value:G3} {Prefixes[prefix]}");
    }
}
