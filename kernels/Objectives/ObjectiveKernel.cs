using ILGPU;

namespace GpuEs;

/// <summary>Evaluates an objective: a thread per member.</summary>
internal static class ObjectiveKernel<TObjective>
    where TObjective : unmanaged, IDataObjective<TObjective>
{
    /// <param name="Dimension">P.</param>
    /// <param name="FirstMember">The chunk's first member.</param>
    /// <param name="Layout">Where the members lie.</param>
    /// <param name="Members">[chunk members x P] by <paramref name="Layout"/>.</param>
    /// <param name="Data">What all members share; empty for objectives that read none.</param>
    /// <param name="Values">Out: [N].</param>
    /// <param name="Steps">Out: [N] zero: there are no episodes.</param>
    public readonly record struct Arguments(
        int Dimension, int FirstMember, MemberLayout Layout, ArrayView<float> Members, ArrayView<float> Data,
        ArrayView<float> Values, ArrayView<int> Steps);

    public static void Evaluate(Index1D index, Arguments arguments)
    {
        int chunkMember = index;
        var point = new DeviceMemory(
            arguments.Members, (long)chunkMember * arguments.Layout.MemberStride, arguments.Layout.ParameterStride);
        int member = arguments.FirstMember + chunkMember;
        arguments.Values[member] = TObjective.Evaluate(point, arguments.Dimension, new DeviceData(arguments.Data));
        arguments.Steps[member] = 0;
    }
}
