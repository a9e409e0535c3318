namespace GpuEs;

/// <summary>Keeps an agent's best elites on the host; the bits of <see cref="KeptElitesKernel"/>.</summary>
internal static class HostKeptElites
{
    /// <param name="shape">Sizes.</param>
    /// <param name="count">How many are kept.</param>
    /// <param name="shift">Steps that have passed when they are used.</param>
    /// <param name="actions">[coordinates x stride] The candidates.</param>
    /// <param name="returns">Their predicted returns.</param>
    /// <param name="scratch">The worker's.</param>
    /// <param name="kept">Out: [coordinates x count].</param>
    public static void Keep(
        in PlanShape shape, int count, int shift, ReadOnlySpan<int> actions, ReadOnlySpan<float> returns,
        HostPlanScratch scratch, Span<int> kept)
    {
        ulong threshold = scratch.Threshold(returns, count);
        int place = 0;
        for (int candidate = 0; candidate < returns.Length; candidate++)
        {
            if (CandidateKey.From(returns[candidate], candidate) < threshold)
                continue;
            for (int coordinate = 0; coordinate < shape.Coordinates; coordinate++)
            {
                kept[coordinate * count + place] =
                    actions[KeptElitesKernel.Later(shape, coordinate, shift) * shape.Stride + candidate];
            }

            place++;
        }
    }
}
