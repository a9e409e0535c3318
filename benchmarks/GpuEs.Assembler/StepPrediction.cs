namespace GpuEs.Assembler;

/// <summary>
/// Steps a second of an environment that a rollout kernel cannot exceed on a GPU: by instructions, since a scheduler
/// issues one a cycle; by latency, since a group takes its time for a step however many others there are; and by memory,
/// where parameters are read in every step. It is predicted to lie between the least of them, where one hides the others,
/// and what is left where none does.
/// </summary>
/// <param name="GroupThreads">Threads of a group.</param>
/// <param name="Groups">Groups of an SM.</param>
/// <param name="Members">Members of an SM.</param>
/// <param name="Mix">What a group issues in a step of each of its members.</param>
/// <param name="Cycles">A group's step, by itself.</param>
/// <param name="ByIssue">Steps a second by instructions.</param>
/// <param name="ByLatency">Steps a second by latency.</param>
/// <param name="ByMemory">Steps a second by memory; infinite where the loop reads none.</param>
internal sealed record StepPrediction(
    int GroupThreads, int Groups, int Members, InstructionMix Mix, int Cycles, double ByIssue, double ByLatency, double ByMemory)
{
    /// <summary>Steps a second if what limits hides the rest.</summary>
    public double StepsPerSecond => Math.Min(Math.Min(ByIssue, ByLatency), ByMemory);

    /// <summary>Steps a second if each waits for the others.</summary>
    public double WithoutOverlap => 1 / (1 / ByIssue + 1 / ByLatency + 1 / ByMemory);

    /// <summary>What limits it.</summary>
    public string Limit =>
        StepsPerSecond == ByMemory ? "memory" : StepsPerSecond == ByIssue ? "issue" : "latency";

    /// <summary>Predicts.</summary>
    public static StepPrediction Of(RolloutCase rollout, AssembledKernel kernel, Gpu gpu)
    {
        int threads = rollout.GroupThreads ?? gpu.DriversGroup(kernel);
        int groupMembers = rollout.GroupThreads is null ? threads : rollout.GroupMembers;
        int groups = gpu.Groups(kernel, threads);
        var warps = Enumerable.Range(0, (threads + Gpu.WarpThreads - 1) / Gpu.WarpThreads)
            .Select(warp => StepTrace.Of(kernel.Code, warp * Gpu.WarpThreads)).ToList();
        var mix = InstructionMix.Of([.. warps.SelectMany(warp => warp)]);
        int cycles = StepClock.Cycles(warps);
        double perSecond = gpu.Multiprocessors * gpu.Hertz;
        bool readsParameters = warps[0].Any(instruction => instruction.Operation == "LDG");
        return new(
            threads, groups, groups * groupMembers, mix, cycles,
            perSecond * Gpu.Schedulers * groupMembers / mix.Total,
            perSecond * groups * groupMembers / cycles,
            readsParameters ? gpu.BytesPerSecond / (sizeof(float) * rollout.Parameters) : double.PositiveInfinity);
    }
}
