namespace GpuEs.Tests;

/// <summary>Single steps from states that have nothing to do with each other.</summary>
internal sealed record ClassicTransitions(
    double[][] States, double[] Actions, double[][] NextStates, double[][] Obs, double[] Rewards, bool[] Terminated);
