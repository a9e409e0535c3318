namespace GpuEs.Benchmarks;

/// <summary>
/// One line of JSON in the format of peers/numpy_planner.py; ShareOfBound is the least possible time, of arithmetic, over the
/// measured one.
/// </summary>
internal sealed record PlansReport(
    string Peer, string Version, int Agents, int Candidates, int Horizon, int Iterations, double SecondsPerCall,
    double CpuSecondsPerCall, float MeanAction, double ShareOfBound, string Device)
{
    /// <summary>
    /// Counted by hand for Pendulum, an instruction at two operations, as a multiply-add: a step 35 (sine 15, wrapping 5, costs
    /// and motion 15), its share of Philox 13, the normal and the sampled action 15.
    /// </summary>
    public const double OperationsPerModelStep = 2 * (35 + 13 + 15);
}
