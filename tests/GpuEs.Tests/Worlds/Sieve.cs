namespace GpuEs.Tests;

/// <summary>All of a workspace of 64 KB is written and read; two episodes that shared any of it would disturb each other.</summary>
public struct Sieve : IWorkspaceEnvironment<Sieve>
{
    private Real push;
    private int step;

    public static int WorkspaceSize => 1 << 14;

    public static int ObservationSize => 1;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 1f;

    public static int StepLimit => 3;

    public static float SolvedReturn => float.PositiveInfinity;

    public readonly bool IsTerminated => false;

    public static float ObservationScale(int index) => 1f;

    // Every hundredth place, and the last: kernels are slow on a processor.
    public readonly void Reset<TWorkspace>(ref EpisodeRandom random, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        for (int index = 0; index < WorkspaceSize; index += 100)
            workspace[index] = random.NextUniform();
        workspace[WorkspaceSize - 1] = random.NextUniform();
    }

    public readonly float Observe<TWorkspace>(int index, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => workspace[100 * step];

    public void Act(int index, float value) => push = value;

    public float Step<TWorkspace>(TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        step++;
        Real difference = 0f;
        TWorkspace second = workspace.At(WorkspaceSize / 2);
        for (int index = 0; index < WorkspaceSize / 2; index++)
            difference += workspace[index] - second[index];
        Real miss = push - 0.1f * difference;
        return workspace[WorkspaceSize - 1] - miss * miss;
    }
}
