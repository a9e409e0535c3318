using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GpuEs.Cluster;

/// <summary>
/// Sees that the cluster's first worker, which lists the others, is gone or was started again and lists nobody. Orleans
/// itself would wait for it forever.
/// </summary>
internal sealed partial class MembershipWatch(IServiceProvider services)
{
    private const int MissesInARow = 3;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(3);

    private readonly IMembershipTable table = services.GetRequiredService<IMembershipTable>();
    private readonly SiloAddress self = services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
    private readonly ILogger logger = services.GetRequiredService<ILogger<MembershipWatch>>();

    public async Task UntilLost(CancellationToken stopping)
    {
        int misses = 0;
        while (misses < MissesInARow)
        {
            await Task.Delay(BetweenLooks, stopping);
            try
            {
                MembershipTableData listed = await table.ReadAllAsync(stopping).WaitAsync(LongestLook, stopping);
                bool isListed = listed.Members.Any(member => member.Item1.SiloAddress.Equals(self));
                misses = isListed ? 0 : misses + 1;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                misses++;
                LogMiss(exception.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The first worker does not answer: {Reason}")]
    private partial void LogMiss(string reason);
}
