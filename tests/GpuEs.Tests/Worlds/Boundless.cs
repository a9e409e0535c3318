namespace GpuEs.Tests;

/// <summary>Asks for more than anyone gives.</summary>
public readonly struct Boundless : IWorkspaceEnvironment<Boundless>
{
    public static int WorkspaceSize => (1 << 20) + 1;

    public static int ObservationSize => 1;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 1f;

    public static int StepLimit => 3;

    public static float SolvedReturn => float.PositiveInfinity;

    public bool IsTerminated => false;

    public static float ObservationScale(int index) => 1f;

    public void Reset<TWorkspace>(ref EpisodeRandom random, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
    }

    public float Observe<TWorkspace>(int index, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => workspace[0];

    public void Act(int index, float value)
    {
    }

    public float Step<TWorkspace>(TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => workspace[0];
}
