namespace GpuEs;

/// <summary>A candidate's actions in the host's memory.</summary>
internal readonly unsafe struct HostActionSequence(int* actions, int stride) : IActionSequence
{
    public int this[int coordinate] => actions[coordinate * stride];
}
