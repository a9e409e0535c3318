using System.Globalization;

namespace GpuEs.Assembler;

/// <summary>
/// The instructions that a warp issues in one step of an episode, in order. A walk through the episode loop that knows
/// the thread's index and whatever whole numbers follow from it and from constants, so that inner loops with constant
/// bounds turn as often as they do; of a branch that hangs on anything else the common side is taken: the one without a
/// call (a division's special cases) and without a store to global memory (an episode's end).
/// </summary>
internal sealed class StepTrace
{
    private const int MostInstructions = 1 << 20;

    private readonly Dictionary<string, uint> known = new() { ["RZ"] = 0, ["URZ"] = 0, ["PT"] = 1, ["UPT"] = 1 };
    private readonly List<Instruction> taken = [];
    private readonly IReadOnlyList<Instruction> code;
    private readonly uint thread;

    private StepTrace(IReadOnlyList<Instruction> code, uint thread) => (this.code, this.thread) = (code, thread);

    /// <summary>Follows a thread from the loop's first instruction until it is back there.</summary>
    /// <param name="listing">A rollout kernel.</param>
    /// <param name="thread">The thread's index in its group, a warp's first.</param>
    public static IReadOnlyList<Instruction> Of(Listing listing, int thread)
    {
        (int first, int last) = listing.LargestLoop
            ?? throw new ArgumentException("the kernel has no loop", nameof(listing));
        var trace = new StepTrace(listing.Instructions, (uint)thread);

        // The loop's invariants are set on the way to it, by everybody.
        foreach (Instruction before in listing.Instructions.Take(first))
            trace.Forget(before);
        trace.Walk(first, last);
        return trace.taken;
    }

    private void Walk(int first, int last)
    {
        int at = first;
        do
        {
            Instruction instruction = code[at];
            taken.Add(instruction);
            if (taken.Count > MostInstructions)
                throw new InvalidOperationException(
                    $"a step does not end: {string.Join("; ", taken.TakeLast(30).Select(last => last.Text))}");
            int next = at + 1;
            if (instruction.Operation == "BRA" && instruction.Target >= 0)
                next = IsTaken(instruction, at, last) ? instruction.Target : next;
            else
                Execute(instruction);
            at = next;
        }
        while (at != first && at <= last);
    }

    private bool IsTaken(Instruction branch, int at, int last)
    {
        bool? guard = Predicate(branch.Guard);
        if (branch.Operands.Length > 1)
            guard = guard == false ? false : And(guard, Predicate(branch.Operands[0]));
        if (guard is bool isTaken)
            return isTaken;
        if (branch.Target <= at || branch.Target > last)
            return at == last;
        return IsRare(at + 1, branch.Target);
    }

    // What is jumped over inside, may be as rare as it likes.
    private bool IsRare(int first, int end)
    {
        for (int at = first; at < end; at++)
        {
            if (code[at].Operation is "CALL" or "STG")
                return true;
            if (code[at] is { Operation: "BRA", Target: var target, Guard.Length: > 0 } && target > at && target <= end)
                at = target - 1;
        }

        return false;
    }

    private static bool? And(bool? left, bool? right) =>
        left == false || right == false ? false : left == true && right == true ? true : null;

    private bool? Predicate(string name) => name.Length == 0 ? true
        : name[0] == '!' ? !Predicate(name[1..])
        : known.TryGetValue(name, out uint value) ? value != 0 : null;

    private void Execute(Instruction instruction)
    {
        bool? guard = Predicate(instruction.Guard);
        if (guard == false)
            return;
        string[] operands = instruction.Operands;
        if (instruction.Operation is "ISETP" or "UISETP" or "PLOP3")
        {
            Set(operands[0], guard != true ? null : instruction.Operation == "PLOP3" ? Combine(operands) : Compare(instruction));
            Set(operands[1], null);
            return;
        }

        uint? value = guard == true ? Value(instruction) : null;
        Forget(instruction);
        if (operands.Length > 0)
            Set(operands[0], value);
        if (instruction.Opcode == "CS2R" && guard == true && operands[1] == "SRZ")
            Registers(operands[0], 2).ToList().ForEach(register => Set(register, 0));
    }

    // What it writes is not known; a wide result takes registers behind the first.
    private void Forget(Instruction instruction)
    {
        if (instruction.Operands.Length == 0 || instruction.Operation.StartsWith("ST", StringComparison.Ordinal))
            return;
        string target = instruction.Operands[0];
        Set(target, null);
        if (instruction.Operands.Length > 1 && instruction.Operands[1] is ['P', ..] or ['U', 'P', ..])
            Set(instruction.Operands[1], null);
        int words = instruction.Opcode.Contains(".128", StringComparison.Ordinal) ? 4
            : instruction.Opcode.Contains(".64", StringComparison.Ordinal)
                || instruction.Opcode.Contains("WIDE", StringComparison.Ordinal) || instruction.Opcode == "CS2R" ? 2 : 1;
        foreach (string register in Registers(target, words))
            Set(register, null);
    }

    private static IEnumerable<string> Registers(string first, int count) => first is ['R', not 'Z', ..]
        ? Enumerable.Range(int.Parse(first.AsSpan(1), CultureInfo.InvariantCulture), count).Select(number => $"R{number}")
        : [];

    private void Set(string name, uint? value)
    {
        if (name is "RZ" or "URZ" or "PT" or "UPT")
            return;
        if (value is uint word)
            known[name] = word;
        else
            known.Remove(name);
    }

    private uint? Value(Instruction instruction)
    {
        string[] o = instruction.Operands;
        switch (instruction.Opcode)
        {
            case "S2R" when o[1] == "SR_TID.X":
                return thread;
            case "S2R" when o[1] is "SR_TID.Y" or "SR_TID.Z":
                return 0;
            case "MOV" or "UMOV":
                return Word(o[1]);
            case "IMAD.MOV.U32" or "IMAD.MOV":
                return Word(o[3]);
            case "IMAD" or "IMAD.U32" or "IMAD.SHL" or "IMAD.SHL.U32" or "IMAD.IADD":
                return Word(o[1]) * Word(o[2]) + Word(o[3]);
            case "IMAD.HI.U32":
                return (uint?)(((ulong?)Word(o[1]) * Word(o[2]) + ((ulong)(Word(o[3]) ?? 0) << 32)) >> 32);
            case "IADD3" or "UIADD3" when o.Length == 4:
                return Word(o[1]) + Word(o[2]) + Word(o[3]);
            case "LEA" or "ULEA" when o.Length == 4:
                return (Word(o[1]) << (int?)Word(o[3])) + Word(o[2]);
            case "SHF.R.S32.HI" or "USHF.R.S32.HI":
                return (uint?)((int?)Word(o[3]) >> (int?)Word(o[2]));
            case "SHF.R.U32.HI" or "USHF.R.U32.HI":
                return Word(o[3]) >> (int?)Word(o[2]);
            case "SHF.L.U32" or "USHF.L.U32":
                return Word(o[1]) << (int?)Word(o[2]);
            case "SEL" or "USEL":
                return Predicate(o[3]) is bool chooses ? Word(chooses ? o[1] : o[2]) : null;
            case "IABS":
                return (uint?)Math.Abs((long)(int)(Word(o[1]) ?? 0));
            case "LOP3.LUT" when o.Length == 6 && Word(o[4]) is uint table:
                return Logic(Word(o[1]), Word(o[2]), Word(o[3]), table);

            // A constant, as two halves.
            case "HFMA2.MMA" or "HFMA2" when o[1] is "-RZ" or "RZ" && o[2] == "RZ":
                return Half(o[3]) << 16 | Half(o[4]);

            // A whole number divided by a constant, as compilers do it: by the constant's reciprocal, a little too small.
            case "I2F.U32.RP" or "I2F.RP":
                return Word(o[1]) is uint whole ? BitConverter.SingleToUInt32Bits(whole) : null;
            case "MUFU.RCP":
                return Word(o[1]) is uint bits ? BitConverter.SingleToUInt32Bits(1f / BitConverter.UInt32BitsToSingle(bits)) : null;
            case "F2I.FTZ.U32.TRUNC.NTZ":
                return Word(o[1]) is uint number ? (uint)BitConverter.UInt32BitsToSingle(number) : null;
            default:
                return null;
        }
    }

    private static uint? Half(string number) =>
        float.TryParse(number, CultureInfo.InvariantCulture, out float value) ? BitConverter.HalfToUInt16Bits((Half)value) : null;

    private static uint? Logic(uint? first, uint? second, uint? third, uint table)
    {
        if (first is not uint a || second is not uint b || third is not uint c)
            return null;
        uint result = 0;
        for (int row = 0; row < 8; row++)
        {
            if ((table >> row & 1) != 0)
                result |= ((row & 4) != 0 ? a : ~a) & ((row & 2) != 0 ? b : ~b) & ((row & 1) != 0 ? c : ~c);
        }

        return result;
    }

    private uint? Combine(string[] o) =>
        Predicate(o[2]) is bool a && Predicate(o[3]) is bool b && Predicate(o[4]) is bool c && Word(o[5]) is uint table
            ? table >> ((a ? 4 : 0) + (b ? 2 : 0) + (c ? 1 : 0)) & 1
            : null;

    private uint? Compare(Instruction instruction)
    {
        string[] words = instruction.Opcode.Split('.'), o = instruction.Operands;
        if (words.Contains("EX") || Word(o[2]) is not uint left || Word(o[3]) is not uint right)
            return null;
        long a = words.Contains("U32") ? left : (int)left, b = words.Contains("U32") ? right : (int)right;
        bool holds = words[1] switch
        {
            "GE" => a >= b,
            "GT" => a > b,
            "LE" => a <= b,
            "LT" => a < b,
            "EQ" => a == b,
            _ => a != b,
        };
        bool? other = Predicate(o[4]);
        bool? result = words.Contains("OR") ? holds || other == true ? true : other : And(holds, other);
        return result is bool known ? known ? 1u : 0u : null;
    }

    private uint? Word(string operand)
    {
        if (operand.StartsWith('-'))
            return (uint?)-(long?)Word(operand[1..]);
        if (operand.StartsWith("0x", StringComparison.Ordinal))
            return uint.Parse(operand.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return known.TryGetValue(operand, out uint value) ? value
            : uint.TryParse(operand, CultureInfo.InvariantCulture, out uint plain) ? plain : null;
    }
}
