using ILGPU.Runtime;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Which candidates are selected, for returns of all kinds, against a sort.</summary>
public class PlanSelectionTests
{
    private static readonly int[] Sizes = [2, 15, 16, 17, 63, 65, 129, 1000];

    private static readonly Func<int, float>[] Kinds =
    [
        candidate => Uniform(candidate) - 0.5f,
        candidate => (int)(4 * Uniform(candidate)),
        candidate => candidate % 2 == 0 ? 0f : -0f,
        _ => float.NaN,
        candidate => (candidate % 5) switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            2 => float.NegativeInfinity,
            3 => float.MinValue,
            _ => Uniform(candidate) - 0.5f,
        },
    ];

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void TheSelected_AreTheFirstOfASort(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        foreach (int size in Sizes)
        {
            float[][] returns =
                [.. Kinds.Select(kind => Enumerable.Range(0, size).Select(kind).ToArray())];
            foreach (int count in new[] { 1, size / 2, size }.Distinct())
            {
                foreach (int threads in new[] { 1, 16, 64 })
                {
                    ulong[] thresholds = name == "host" ? OnHost(returns, count) : OnDevice(device, threads, returns, count);
                    for (int kind = 0; kind < Kinds.Length; kind++)
                        Check(returns[kind], thresholds[kind], count);
                }
            }
        }
    }

    private static void Check(float[] returns, ulong threshold, int count)
    {
        int[] selected = [.. Enumerable.Range(0, returns.Length)
            .Where(candidate => CandidateKey.From(returns[candidate], candidate) >= threshold)];
        Assert.Equal(ReferenceElites.Best(returns, count).Order(), selected);

        // Of these, only finite ones count for anything.
        int[] counting = [.. Enumerable.Range(0, returns.Length)
            .Where(candidate => default(EliteWeighting).Weight(returns[candidate], candidate, threshold) != 0)];
        Assert.Equal(ReferenceElites.BestFinite(returns, count).Order(), counting);
        if (count == 1)
            Assert.Equal(selected[0], CandidateKey.Candidate(threshold));
    }

    private static ulong[] OnHost(float[][] returns, int count)
    {
        var scratch = new HostPlanScratch(0, returns[0].Length, 0);
        return Array.ConvertAll(returns, agent => scratch.Threshold(agent, count));
    }

    // An agent for each kind.
    private static ulong[] OnDevice(ComputeDevice device, int threads, float[][] returns, int count)
    {
        var shape = new PlanShape(1, 1, 0, returns[0].Length);
        float[] padding = new float[shape.Stride - returns[0].Length];
        Array.Fill(padding, float.MaxValue);
        using var all = device.Accelerator.Allocate1D(returns.SelectMany(agent => agent.Concat(padding)).ToArray());
        using var thresholds = device.Accelerator.Allocate1D<ulong>(returns.Length);
        var kernels = new PlanKernels<EliteWeighting>(device, threads);
        kernels.Select(
            (returns.Length, kernels.SelectionThreads),
            new(shape, returns[0].Length, count, all.View, thresholds.View));
        return Bits.Read(device, thresholds.View.BaseView);
    }

    private static float Uniform(int candidate) => InitialRandom.Uniform(3, candidate);
}
