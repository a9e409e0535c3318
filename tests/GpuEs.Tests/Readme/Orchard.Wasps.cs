namespace GpuEs.Tests;

/// <summary>How wasps move and come in.</summary>
public partial struct Orchard
{
    // A wasp that pauses between two trees, in one direction until it is out of the orchard; without a pause there is none.
    private static void Fly<TWorkspace>(TWorkspace wasp, TWorkspace waspsAt)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        if (wasp[Pause] == 0f)
            return;
        wasp[Rest] -= 1f;
        if (wasp[Rest] > 0f)
            return;
        waspsAt[TreeOf(wasp)] -= 1f;
        wasp[Column] += wasp[Right];
        wasp[Row] += wasp[Down];
        wasp[Rest] = wasp[Pause];
        if (IsInside((int)wasp[Column], (int)wasp[Row]))
            waspsAt[TreeOf(wasp)] += 1f;
        else
            wasp[Pause] = 0f;
    }

    // One more comes in from a side, where there is a place for it in the list.
    private void Hatch<TWorkspace>(TWorkspace workspace)
        where TWorkspace : struct, IWorkspace<TWorkspace, float>
    {
        int place = 0;
        while (place < Wasps && workspace[FirstWasp + place * WaspSize + Pause] > 0f)
            place++;
        if (place == Wasps)
            return;
        int side = Below(ref random, 4), along = Below(ref random, Side), far = side % 2 * (Side - 1);
        TWorkspace wasp = workspace.At(FirstWasp + place * WaspSize);
        wasp[Column] = side < 2 ? far : along;
        wasp[Row] = side < 2 ? along : far;
        wasp[Right] = side < 2 ? 1 - side % 2 * 2 : 0;
        wasp[Down] = side < 2 ? 0 : 1 - side % 2 * 2;
        wasp[Pause] = 1 + Below(ref random, 9);
        wasp[Rest] = wasp[Pause];
        workspace[WaspsAt + TreeOf(wasp)] += 1f;
    }

    private static int TreeOf<TWorkspace>(TWorkspace wasp)
        where TWorkspace : struct, IWorkspace<TWorkspace, float> => (int)wasp[Row] * Side + (int)wasp[Column];

    private static bool IsInside(int column, int row) => column >= 0 && column < Side && row >= 0 && row < Side;

    private static int Below(ref EpisodeRandom random, int count) => (int)(float)(random.NextUniform() * count);
}
