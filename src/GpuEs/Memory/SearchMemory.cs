using System.Numerics;
using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>The memory that a search takes.</summary>
internal static class SearchMemory
{
    // Mean, gradient, two moments and the change; norms' first levels, a node for sixteen of the vectors that are measured.
    private const int BytesPerParameter = 5 * sizeof(float) + 1;

    /// <param name="devices">Where; each holds all but its share of the members' parameters.</param>
    /// <param name="task">What is searched for.</param>
    /// <param name="options">How.</param>
    /// <param name="copies">Searches at a time.</param>
    public static MemoryNeed Of(
        IReadOnlyList<ComputeDevice> devices, SearchTask task, EvolutionStrategyOptions options, int copies = 1)
    {
        var need = new MemoryNeed();
        long parameters = task.ParameterCount, members = options.Population, episodes = members * options.Episodes;
        string ofCopies = copies > 1 ? $" in {copies} members of an ensemble" : "";
        string lower = copies > 1 ? $"Ensemble or {task.ParametersFrom}" : task.ParametersFrom;
        string played = options.Episodes > 1 ? "Episodes or Population" : "Population";

        // Fitness, keys, and what they are sorted into or stand for; a direction's weight; the utilities' sums and what NES makes them of; the summary.
        long perMember = sizeof(float) + 2 * sizeof(uint) + sizeof(int) / options.MembersPerDirection
            + (options.Shaping == FitnessShaping.NesUtilities ? 2 : 1) * sizeof(long)
            + Unsafe.SizeOf<ReturnSummary>() / SummaryKernel.Arity;
        foreach (ComputeDevice device in devices)
        {
            bool isHost = device.Description.Kind == DeviceKind.Host;
            ComputeDevice? place = isHost ? null : device;
            string everyone = isHost ? ", with what each core needs for them," : "";
            long ofParameters = BytesPerParameter * parameters
                + (isHost ? OfWorkers(task) : (sizeof(long) + sizeof(float) * options.MembersPerDirection) * parameters);
            need.With(copies * ofParameters, $"{parameters} parameters{ofCopies}{everyone}", lower, place)
                .With(
                    copies * episodes * (sizeof(float) + sizeof(int)), $"{episodes} episodes' returns and steps{ofCopies}",
                    played, place)
                .With(
                    copies * (isHost
                        ? members * (perMember + HostSort.BytesPerMember)
                        : (long)BitOperations.RoundUpToPowerOf2((uint)members) * perMember),
                    $"{members} members{ofCopies}", "Population", place);
            if (task.Data is { } data && !isHost)
                need.With((long)sizeof(float) * data.Length, $"{data.Length} numbers of data", "Data", place);
            if (task.WorkspaceSize > 0 && !isHost)
            {
                need.With(
                    copies * sizeof(float) * (long)DeviceWorkspace<float>.Tile * task.WorkspaceSize,
                    $"{DeviceWorkspace<float>.Tile} workspaces of {task.WorkspaceSize} floats{ofCopies}", "WorkspaceSize", place);
            }

            if (options.Noise == NoiseKind.Table)
            {
                need.With(
                    copies * (long)options.NoiseTableLength * sizeof(short),
                    $"{options.NoiseTableLength} numbers of a noise table{ofCopies}", "NoiseTableLength", place);
            }
        }

        // The mean is made on the host.
        return need.With(sizeof(float) * parameters, $"{parameters} start values", task.ParametersFrom);
    }

    private static long OfWorkers(SearchTask task)
    {
        long each = HostGeneration.BytesPerWorker(task.ParameterCount, task.CreateOnHost());
        return each * HostWorkers.Fitting(
            each, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Environment.ProcessorCount);
    }
}
