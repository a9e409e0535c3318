using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace GpuEs.Benchmarks;

/// <summary><c>stages</c>: every stage on every device, beside the device's bounds.</summary>
internal sealed class StagesCommand : Command
{
    // After it comes Markdown; what stands before is BenchmarkDotNet's.
    private const string ResultsHeading = "\n// * Results beside the bounds *\n";

    private readonly Option<string[]> devices = Words.List("--device", "such as host,opencl; without it every device found");
    private readonly Option<string[]> scenarios = Words.List("--scenario", "names, such as cartpole-64x64-4096");
    private readonly Option<string[]> noises = Words.List("--noise", "counter, table; without it both");
    private readonly Option<string[]> stages = Words.List("--stage", "names, such as Rollout; without it all");
    private readonly Option<RolloutPath> path = Words.Path();
    private readonly Option<bool> quick = new("--quick") { Description = "small populations, few repetitions" };
    private readonly Option<FileInfo?> json = new("--json") { Description = "a file for the results" };
    private readonly Option<string> artifacts = new("--artifacts")
    {
        Description = "a folder for BenchmarkDotNet's reports",
        DefaultValueFactory = _ => "BenchmarkDotNet.Artifacts",
    };

    public StagesCommand()
        : base("stages", "Measures each stage alone, and whole generations, beside what the device can do at most.")
    {
        Option[] all = [devices, scenarios, noises, stages, path, quick, json, artifacts];
        foreach (Option option in all)
            Add(option);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        StageBenchmarks.Selected = [.. Select(parsed)];
        Summary summary = BenchmarkRunner.Run<StageBenchmarks>(Configuration(parsed));
        StageResult[] results = [.. summary.Reports.Select(StageResult.From).OfType<StageResult>()];
        var measured = StageBenchmarks.Selected.DistinctBy(setup => setup.Device)
            .Select(setup => new { setup.Device, Name = OpenedSetup.NameOf(setup), Bounds = OpenedSetup.BoundsOf(setup) })
            .ToArray();
        Console.WriteLine(ResultsHeading);
        foreach (var device in measured)
        {
            Console.WriteLine(
                $"- {device.Device} ({device.Name}): copy {StageResult.Scaled(device.Bounds.BytesPerSecond)}B/s, "
                + $"multiply-add {StageResult.Scaled(device.Bounds.OperationsPerSecond)}operations/s");
        }

        foreach (var ofSetup in results.GroupBy(result => result.Setup))
        {
            Console.WriteLine($"\n### {ofSetup.Key} noise: {ofSetup.First().Path}\n");
            Console.WriteLine("| stage | rate | of the bound | ms | bytes allocated |\n|---|---|---|---|---|");
            foreach (StageResult result in ofSetup)
            {
                string milliseconds = (1e3 * result.Seconds).ToString("G4", CultureInfo.InvariantCulture);
                Console.WriteLine(
                    $"| {result.Stage} | {result.Rate} | {result.OfBound} | {milliseconds} | {result.AllocatedBytes} |");
            }
        }

        if (parsed.GetValue(json) is { } file)
            File.WriteAllText(file.FullName, JsonSerializer.Serialize(new { Devices = measured, Results = results }, Words.Json));
        bool isComplete = results.Length == summary.BenchmarksCases.Length && results.Length > 0;
        OpenedSetup.CloseAll();
        return isComplete ? 0 : 1;
    }

    private IEnumerable<Setup> Select(ParseResult parsed)
    {
        IReadOnlyList<DeviceDescription> found = ComputeDevice.List();
        string[] wanted = parsed.GetValue(devices)!;
        string[] names = parsed.GetValue(scenarios)!, sources = parsed.GetValue(noises)!;
        Scenario[] known = [.. Scenario.Small, .. Scenario.Moderate, .. Scenario.Large];
        foreach (string specification in wanted.Length > 0 ? wanted : [.. found.Select(device => device.Specification)])
        {
            bool isGpu = found.Any(device => device.IsGpu && device.Specification.StartsWith(specification, StringComparison.Ordinal));
            IEnumerable<Scenario> chosen = names.Length > 0 ? known.Where(scenario => names.Contains(scenario.Name))
                : parsed.GetValue(quick) ? Scenario.Small
                : isGpu ? Scenario.Large
                : Scenario.Moderate;

            // ILGPU's CPU accelerator is there to test kernels; wide layers take it minutes.
            if (names.Length == 0 && specification == "cpu")
                chosen = chosen.Where(scenario => scenario.Hidden == "16");
            foreach (Scenario scenario in chosen)
            {
                foreach (NoiseKind noise in Enum.GetValues<NoiseKind>())
                {
                    if (sources.Length == 0 || sources.Contains($"{noise}", StringComparer.OrdinalIgnoreCase))
                        yield return new Setup(specification, scenario, noise, parsed.GetValue(path));
                }
            }
        }
    }

    private ManualConfig Configuration(ParseResult parsed)
    {
        // In this process: a host with a GPU need not have an SDK to build another one.
        Job job = Job.ShortRun.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: false));
        job = parsed.GetValue(quick)
            ? job.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithInvocationCount(1).WithUnrollFactor(1)
            : job.WithIterationTime(TimeInterval.FromMilliseconds(200));
        ManualConfig configuration = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(
                new StageColumn("Rate", "Units of work a second", result => result.Rate),
                new StageColumn("Of bound", "Least possible time over measured time", result => result.OfBound))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(parsed.GetValue(artifacts)!)
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(80))
            .WithCultureInfo(CultureInfo.InvariantCulture);
        string[] wanted = parsed.GetValue(stages)!;
        return wanted.Length == 0
            ? configuration
            : configuration.AddFilter(new BenchmarkDotNet.Filters.NameFilter(wanted.Contains));
    }
}
