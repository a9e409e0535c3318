using Orleans.Runtime.Services;

namespace GpuEs.Cluster;

/// <summary>The workers that the cluster's membership lists.</summary>
internal sealed class WorkerDirectory(IServiceProvider services, ISiloStatusOracle membership)
    : GrainServiceClient<IWorkerService>(services)
{
    public IReadOnlyDictionary<string, IWorkerService> Present() => membership
        .GetApproximateSiloStatuses(onlyActive: true).Keys
        .ToDictionary(silo => silo.ToParsableString(), GetGrainService);
}
