namespace GpuEs.Assembler;

/// <summary>One machine instruction (Volta and later).</summary>
/// <param name="Guard">The predicate that it is executed under, as "P0" or "!P0"; empty for always.</param>
/// <param name="Opcode">As "FFMA" or "IMAD.MOV.U32".</param>
/// <param name="Operands">The destination first; modifiers that only concern timing are left out.</param>
/// <param name="Control">
/// The upper half of the encoding. Its bits 41 to 57 are the assembler's schedule: cycles until the thread's next
/// instruction, and which of six barriers it sets when its result is there, when its operands are read, and waits for.
/// </param>
internal sealed record Instruction(string Guard, string Opcode, string[] Operands, ulong Control)
{
    private const int None = 7;

    /// <summary>The operation without its modifiers.</summary>
    public string Operation { get; } = Opcode.Split('.')[0];

    /// <summary>As the disassembler writes it, more or less.</summary>
    public string Text => $"{(Guard.Length > 0 ? "@" + Guard : ""),-4} {Opcode} {string.Join(", ", Operands)}";

    /// <summary>Where a branch goes, an index in the listing.</summary>
    public int Target { get; init; } = -1;

    /// <summary>Cycles until the next instruction may follow.</summary>
    public int StallCycles => Math.Max((int)(Control >> 41) & 15, 1);

    /// <summary>The barrier that its result opens; null where the stall is enough.</summary>
    public int? ResultBarrier => Barrier(46);

    /// <summary>The barrier that opens when its operands are read.</summary>
    public int? OperandBarrier => Barrier(49);

    /// <summary>The barriers that it waits for, a bit each.</summary>
    public int WaitMask => (int)(Control >> 52) & 63;

    private int? Barrier(int bit) => ((int)(Control >> bit) & 7) is var barrier && barrier == None ? null : barrier;
}
