using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>Turns returns into the directions' weights on a device, and summarises them.</summary>
internal sealed class DeviceShaping : IDisposable
{
    private readonly EvolutionStrategyOptions options;
    private readonly Goal goal;
    private readonly DeviceSort sort;
    private readonly DeviceSummary summary;
    private readonly Action<Index1D, FitnessKernel.Arguments> average;
    private readonly Action<Index1D, RankWeightKernel.Arguments> weighRanks;
    private readonly Action<Index1D, ValueWeightKernel.Arguments> weighValues;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> fitness;
    private readonly MemoryBuffer1D<uint, Stride1D.Dense> keys;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> weights;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> scale;
    private readonly MemoryBuffer1D<long, Stride1D.Dense> utilitySums;

    public DeviceShaping(ComputeDevice device, EvolutionStrategyOptions options, Goal goal)
    {
        this.options = options;
        this.goal = goal;
        sort = new DeviceSort(device, options.Population);
        summary = new DeviceSummary(device, options.Population);
        average = device.Load<FitnessKernel.Arguments>(FitnessKernel.Average);
        weighRanks = device.Load<RankWeightKernel.Arguments>(RankWeightKernel.Weigh);
        weighValues = device.Load<ValueWeightKernel.Arguments>(ValueWeightKernel.Weigh);
        fitness = device.Allocate<float>(options.Population);
        keys = device.Allocate<uint>(sort.PaddedLength);
        weights = device.Allocate<int>(options.Directions);
        RankUtilities utilities = RankUtilities.For(options.Shaping, options.Population);
        utilitySums = device.Allocate(utilities.Sums);
        scale = device.Allocate([utilities.Scale]);
    }

    /// <summary>[N] Mean returns.</summary>
    public ArrayView<float> Fitness => fitness.View;

    /// <summary>[directions] Weights as whole numbers.</summary>
    public ArrayView<int> Weights => weights.View;

    /// <summary>[1] What a weight of one is worth.</summary>
    public ArrayView<float> Scale => scale.View;

    /// <summary>[1] Summary of the fitness.</summary>
    public ArrayView<ReturnSummary> Summary => summary.Root;

    public void Shape(ArrayView<float> returns, ArrayView<int> steps)
    {
        average((int)keys.Length, new(options.Episodes, goal, returns, fitness.View, keys.View));
        summary.Summarise(options.Episodes, fitness.View, steps);
        if (options.Shaping is FitnessShaping.CenteredRanks or FitnessShaping.NesUtilities)
            ShapeRanks();
        else
            ShapeValues();
    }

    public void Dispose()
    {
        sort.Dispose();
        summary.Dispose();
        fitness.Dispose();
        keys.Dispose();
        weights.Dispose();
        scale.Dispose();
        utilitySums.Dispose();
    }

    private void ShapeRanks()
    {
        ArrayView<uint> sorted = sort.Sort(keys.View);
        weighRanks((int)weights.Length, new(
            options.Population, options.MembersPerDirection, keys.View, sorted, utilitySums.View, weights.View));
    }

    private void ShapeValues() =>
        weighValues((int)weights.Length, new(
            options.Shaping == FitnessShaping.ZScore ? 1 : 0, options.MembersPerDirection, goal, fitness.View,
            summary.Root, weights.View, scale.View));
}
