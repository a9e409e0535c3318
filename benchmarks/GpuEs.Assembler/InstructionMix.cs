namespace GpuEs.Assembler;

/// <summary>Instructions by what executes them.</summary>
internal sealed record InstructionMix(
    int MultiplyAdds, int OtherFloats, int Special, int Integers, int SharedMemory, int GlobalMemory, int Barriers,
    int Branches, int Others)
{
    /// <summary>All of them.</summary>
    public int Total =>
        MultiplyAdds + OtherFloats + Special + Integers + SharedMemory + GlobalMemory + Barriers + Branches + Others;

    /// <summary>Counts them.</summary>
    public static InstructionMix Of(IReadOnlyCollection<Instruction> instructions)
    {
        ILookup<string, Instruction> by = instructions.ToLookup(instruction => Class(instruction.Operation));
        return new(
            by["FFMA"].Count(), by["float"].Count(), by["special"].Count(), by["integer"].Count(), by["shared"].Count(),
            by["global"].Count(), by["barrier"].Count(), by["branch"].Count(), by["other"].Count());
    }

    /// <summary>The class of an operation.</summary>
    public static string Class(string operation) => operation switch
    {
        "FFMA" => "FFMA",
        "FADD" or "FMUL" or "FSETP" or "FSEL" or "FMNMX" or "FSET" => "float",
        "MUFU" or "I2F" or "F2I" or "F2F" or "FRND" or "FCHK" or "I2FP" => "special",
        "LDS" or "STS" or "ATOMS" => "shared",
        "LDG" or "STG" or "LDL" or "STL" or "LD" or "ST" or "ATOMG" or "RED" => "global",
        "BAR" or "WARPSYNC" => "barrier",
        "BRA" or "BSSY" or "BSYNC" or "EXIT" or "CALL" or "RET" or "BREAK" or "NOP" => "branch",
        "S2R" or "S2UR" or "LDC" or "ULDC" or "CS2R" or "R2UR" or "SHFL" or "VOTE" => "other",
        _ => "integer",
    };
}
