using System.Globalization;
using GpuEs.Cluster;

namespace GpuEs.Cli;

/// <summary>A cluster that a run computes on.</summary>
internal sealed class OpenedCluster : TrainingPlace
{
    private readonly Terminal terminal;
    private readonly ClusterConnection connection;

    /// <exception cref="WrongInputException">It is no address of a cluster.</exception>
    public OpenedCluster(Terminal terminal, string address)
    {
        this.terminal = terminal;
        Specification = address;
        try
        {
            connection = ClusterConnection.Connect(address);
        }
        catch (ArgumentException exception)
        {
            // The library calls it the address.
            string accepted = exception.Message.Split("is not accepted; accepted: ", 2)[^1];
            throw WrongInputException.NotAccepted("--cluster", address, accepted, exception);
        }
    }

    public override string Specification { get; }

    public override string Name => "a cluster";

    public override EvolutionStrategy Create(TrainRequest request)
    {
        EvolutionStrategy strategy = connection.For(request.Task, request.Policy, request.Dimension, request.Options);
        if (strategy.Generation > 0)
            terminal.Warn($"the workers hold this run; it goes on from generation {strategy.Generation}");
        return strategy;
    }

    public override string News()
    {
        if (connection.LastGeneration is not { } report)
            return "";
        foreach (string notice in report.Notices)
            terminal.Warn(notice);
        string redone = report.RangesRedone > 0 ? $", {report.RangesRedone} ranges redone" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"  {report.Workers} {(report.Workers == 1 ? "worker" : "workers")}{redone}, {report.BytesSent / 1000.0:F0} kB sent");
    }

    public override void Dispose() => connection.Dispose();
}
