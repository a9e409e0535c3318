namespace GpuEs.Tests;

/// <summary>An episode: states, observations, rewards and flags are those after each step.</summary>
internal sealed record ClassicTrajectory(
    string Name,
    double[] InitState,
    double[] InitObs,
    double[] Actions,
    double[][] States,
    double[][] Obs,
    double[] Rewards,
    bool[] Terminated,
    bool[] Truncated);
