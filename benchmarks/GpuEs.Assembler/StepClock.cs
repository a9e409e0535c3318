namespace GpuEs.Assembler;

/// <summary>
/// How many cycles a group takes for a step if nothing else runs: each warp's instructions follow each other as the
/// assembler has scheduled them, results of variable latency are waited for where it says so, and a barrier lets nobody
/// through before the last has come.
/// </summary>
internal static class StepClock
{
    // A barrier that all have reached: assumed.
    private const int BarrierCycles = 20;

    /// <summary>The cycles from the loop's first instruction to its return there.</summary>
    /// <param name="warps">What each warp of the group issues.</param>
    public static int Cycles(IReadOnlyList<IReadOnlyList<Instruction>> warps)
    {
        var clocks = warps.Select(warp => new Warp(warp)).ToList();
        while (true)
        {
            foreach (Warp warp in clocks)
                warp.RunToBarrier();
            if (clocks.All(warp => warp.HasEnded))
                return clocks.Max(warp => warp.Cycle);
            int met = clocks.Where(warp => !warp.HasEnded).Max(warp => warp.Cycle) + BarrierCycles;
            foreach (Warp warp in clocks.Where(warp => !warp.HasEnded))
                warp.Pass(met);
        }
    }

    /// <summary>A single warp's instructions, each with the cycle after which it was issued.</summary>
    public static IEnumerable<(int Cycle, Instruction Instruction)> Of(IReadOnlyList<Instruction> instructions)
    {
        var warp = new Warp(instructions);
        while (!warp.HasEnded)
        {
            Instruction next = warp.Next;
            if (next.Operation == "BAR")
                warp.Pass(warp.Cycle + BarrierCycles);
            else
                warp.Issue();
            yield return (warp.Cycle, next);
        }
    }

    // Shared memory 29, the second level's cache some 260 cycles on an H100 (Luo et al. 2024, arXiv:2402.13499); a load
    // of weights by all members at once goes to memory. The others are assumed.
    private static int Latency(string operation) => InstructionMix.Class(operation) switch
    {
        "shared" => 29,
        "global" => operation is "LDL" or "STL" ? 40 : 500,
        "special" => 20,
        _ => 20,
    };

    private sealed class Warp(IReadOnlyList<Instruction> instructions)
    {
        private readonly int[] opens = new int[6];
        private int next;

        public int Cycle { get; private set; }

        public bool HasEnded => next >= instructions.Count;

        public Instruction Next => instructions[next];

        public void RunToBarrier()
        {
            while (!HasEnded && Next.Operation != "BAR")
                Issue();
        }

        public void Issue()
        {
            Instruction instruction = instructions[next++];
            for (int barrier = 0; barrier < opens.Length; barrier++)
            {
                if ((instruction.WaitMask >> barrier & 1) != 0)
                    Cycle = Math.Max(Cycle, opens[barrier]);
            }

            int latency = Latency(instruction.Operation);
            if (instruction.ResultBarrier is int result)
                opens[result] = Math.Max(opens[result], Cycle + latency);
            if (instruction.OperandBarrier is int operand)
                opens[operand] = Math.Max(opens[operand], Cycle + Math.Min(latency, 20));
            Cycle += instruction.StallCycles;
        }

        public void Pass(int cycle)
        {
            Cycle = cycle;
            next++;
        }
    }
}
