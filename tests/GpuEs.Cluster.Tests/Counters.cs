namespace GpuEs.Cluster.Tests;

/// <summary>An environment with a workspace: a counter is pushed, and the fuller ones are worth more.</summary>
public struct Counters : IWorkspaceEnvironment<Counters>
{
    private int chosen;

    public static int WorkspaceSize => 5;

    public static int ObservationSize => 5;

    public static int ActionSize => 1;

    public static int ActionChoices => 5;

    public static float ActionLimit => 1f;

    public static int StepLimit => 20;

    public static float SolvedReturn => float.PositiveInfinity;

    public readonly bool IsTerminated => false;

    public static float ObservationScale(int index) => 0.1f;

    public void Reset<TWorkspace>(ref EpisodeRandom random, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        for (int index = 0; index < WorkspaceSize; index++)
            workspace[index] = random.NextUniform();
    }

    public readonly float Observe<TWorkspace>(int index, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => workspace[index];

    public void Act(int index, float value) => chosen = (int)value;

    public readonly float Step<TWorkspace>(TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        workspace[chosen] += 1f;
        return workspace[chosen];
    }
}
