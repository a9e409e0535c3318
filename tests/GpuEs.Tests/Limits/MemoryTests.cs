using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests.Limits;

/// <summary>Memory that is not there is told of in one sentence: what was asked for, what there is, what to lower.</summary>
public class MemoryTests
{
    private static readonly Dictionary<string, string> TooLarge = new()
    {
        ["train cartpole --population 1048576 --episodes 128 --generations 1"] = "lower --episodes or --population",
        ["train cartpole --hidden 4096,4096,4096,4096,4096,4096,4096,4096 --population 2"] = "lower --hidden",
        ["train sphere --dimension 16777216 --population 2"] = "lower --dimension",
        ["plan pendulum --agents 1048576 --horizon 64 --episodes 1"] = "lower --agents or --horizon",
        ["plan pendulum --candidates 1048576 --horizon 128 --agents 16"] = "lower --candidates or --horizon",
    };

    private static readonly Dictionary<string, string> TooLargeForAGibibyte = new()
    {
        ["train cartpole --population 1048576 --episodes 256"] = "lower --episodes or --population",
        ["train cartpole --hidden 4096,4096,4096,4096,4096,4096,4096,4096 --population 2"] = "lower --hidden",
        ["plan pendulum --agents 1048576 --horizon 512"] = "lower --agents or --horizon",
        ["plan pendulum --candidates 1048576 --horizon 512"] = "lower --candidates or --horizon",
    };

    public static TheoryData<string> OpenCLCases => [.. TooLargeForAGibibyte.Keys];

    // A GPU's memory is not the heap; the parameters' start values are on the heap wherever they go.
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string words in TooLarge.Keys)
            {
                cases.Add("host", words);
                cases.Add("cpu", words);
                if (words.Contains("--hidden", StringComparison.Ordinal) || words.Contains("--dimension", StringComparison.Ordinal))
                    cases.Add("opencl", words);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task UnderAHeapLimit_OneSentenceSaysWhatToLower(string name, string words)
    {
        TestDevices.Open(name);
        using var folder = new TemporaryFolder();
        string output = words.StartsWith("train", StringComparison.Ordinal) ? $" --output {folder.Run}" : "";
        using var process = CommandLineProcess.InShell(
            $"{words} --device {name}{output}", "", before: "export DOTNET_GCHeapHardLimit=0xC800000;");

        CommandLineRun run = await process.Ended();

        Assert.Equal(1, run.ExitCode);
        string line = run.ErrorLines[^1];
        Assert.EndsWith(TooLarge[words], line, StringComparison.Ordinal);
        Assert.Matches(@"take [0-9.]+ [GM]iB, [0-9.]+ [GM]iB with all else, of [0-9.]+ [GM]iB of memory on ", line);
        Assert.DoesNotContain("xception", run.Error, StringComparison.Ordinal);
    }

    /// <summary>PoCL gives as much as it is told to.</summary>
    [Theory]
    [MemberData(nameof(OpenCLCases))]
    public async Task OnOpenCL_OneSentenceSaysWhatToLower(string words)
    {
        Assert.SkipWhen(TestDevices.Open("opencl").Description.IsGpu, "a GPU's memory cannot be told to be smaller");
        using var process = CommandLineProcess.InShell($"{words} --device opencl", "", before: "export POCL_MEMORY_LIMIT=1;");

        CommandLineRun run = await process.Ended();

        Assert.Equal(1, run.ExitCode);
        string line = run.ErrorLines[^1];
        Assert.EndsWith(TooLargeForAGibibyte[words], line, StringComparison.Ordinal);
        Assert.Matches(@"take [0-9.]+ GiB, [0-9.]+ GiB with all else, of 1.0 GiB of memory on opencl:0; ", line);
        Assert.DoesNotContain("xception", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1 << 20, 2, 1)]
    [InlineData(8, 1 << 18, 1)]
    [InlineData(8, 1 << 14, 64)]
    public void Need_IsWhatTheHostThenAllocates(int parameters, int population, int episodes)
    {
        ComputeDevice host = TestDevices.Open("host");
        var options = new EvolutionStrategyOptions { Population = population, Episodes = episodes };
        SearchTask task = episodes > 1 ? EpisodeTask.Create<CartPole>(Policy.Linear()) : ObjectiveTask.Create<Sphere>(parameters);
        long need = SearchMemory.Of([host], task, options).HostBytes;

        long before = GC.GetTotalAllocatedBytes(precise: true);
        using EvolutionStrategy strategy = EvolutionStrategy.For(host, task, options);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.InRange(need, 0.85 * allocated, 1.15 * allocated);
    }

    [Fact]
    public void Guard_TellsOfMemoryThatRanOutAfterAll()
    {
        MemoryNeed need = new MemoryNeed(hostBytes: 100 << 20).With(10 << 20, "ten things", "Things").With(1, "one", "One");

        var exception = Assert.Throws<InsufficientMemoryException>(
            () => need.Guard(() => new string('x', int.MaxValue)));

        Assert.Equal(
            "ten things take 10 MiB, 10 MiB with all else, of 100 MiB of memory on the host, which ran out; lower Things",
            exception.Message);
    }
}
