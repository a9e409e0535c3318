using Xunit;

namespace GpuEs.Tests;

/// <summary>How much a test has compared, so that none passes by comparing nothing.</summary>
internal sealed class StepTally
{
    public int Steps { get; set; }

    /// <summary>Steps whose flag and reward hang on the last bits of the state.</summary>
    public int Skipped { get; set; }

    public int Terminated { get; set; }

    /// <summary>A tenth: in the oracle a pendulum hangs for two whole episodes where its reward jumps.</summary>
    public void AssertNearlyAllCompared() =>
        Assert.True(Skipped <= Steps / 10, $"{Skipped} of {Steps} flags and rewards left out");
}
