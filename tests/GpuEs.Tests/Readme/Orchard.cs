namespace GpuEs.Tests;

// <readme>
public partial struct Orchard : IWorkspaceEnvironment<Orchard>
{
    private const int Side = 10, Trees = Side * Side, Wasps = 64, View = 5;

    // The workspace: when the fruit of each tree is ripe, how many wasps are at each, and the wasps, six numbers each.
    private const int WaspsAt = Trees, FirstWasp = 2 * Trees, WaspSize = 6;
    private const int Column = 0, Row = 1, Right = 2, Down = 3, Pause = 4, Rest = 5;

    private EpisodeRandom random;
    private int clock, column, row, move;
    private bool isStung;

    public static int WorkspaceSize => FirstWasp + Wasps * WaspSize;
    public static int ObservationSize => View * View;
    public static int ActionSize => 1;
    public static int ActionChoices => 5;
    public static float ActionLimit => 1f;
    public static int StepLimit => 200;
    public static float SolvedReturn => 25f;
    public static float ObservationScale(int index) => 1f;

    public readonly bool IsTerminated => isStung;

    public void Reset<TWorkspace>(ref EpisodeRandom random, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        column = row = Side / 2;
        for (int tree = 0; tree < Trees; tree++)
            workspace[tree] = Below(ref random, 100);
        this.random = random;
    }

    // A square of trees around the picker: wasps, ripe fruit, nothing, or no tree.
    public readonly float Observe<TWorkspace>(int index, TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        int seenColumn = column + index % View - View / 2, seenRow = row + index / View - View / 2;
        if (!IsInside(seenColumn, seenRow))
            return -0.5f;
        int tree = seenRow * Side + seenColumn;
        return workspace[WaspsAt + tree] > 0f ? -1f : workspace[tree] <= clock ? 1f : 0f;
    }

    public void Act(int index, float value) => move = (int)value;

    public float Step<TWorkspace>(TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        clock++;
        column = Math.Max(Math.Min(column + (move == 1 ? 1 : move == 2 ? -1 : 0), Side - 1), 0);
        row = Math.Max(Math.Min(row + (move == 3 ? 1 : move == 4 ? -1 : 0), Side - 1), 0);
        for (int wasp = 0; wasp < Wasps; wasp++)
            Fly(workspace.At(FirstWasp + wasp * WaspSize), workspace.At(WaspsAt));
        if (random.NextUniform() < 0.25f)
            Hatch(workspace);

        int tree = row * Side + column;
        isStung = workspace[WaspsAt + tree] > 0f;
        if (isStung || workspace[tree] > clock)
            return 0f;
        workspace[tree] = clock + 60;
        return 1f;
    }
}
// </readme>
