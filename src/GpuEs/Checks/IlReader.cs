using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace GpuEs;

/// <summary>An instruction of a method's intermediate language.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Token">What it does it to, where that is a field, a method, a type or a string; else 0.</param>
internal readonly record struct Instruction(OpCode Code, int Token);

/// <summary>Reads the instructions of compiled methods (ECMA-335, partition III).</summary>
internal static class IlReader
{
    private const byte TwoBytePrefix = 0xFE;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The instructions in order.</summary>
    public static List<Instruction> Read(byte[] body)
    {
        var instructions = new List<Instruction>();
        for (int at = 0; at < body.Length;)
        {
            short value = body[at++];
            if (value == TwoBytePrefix)
                value = (short)((TwoBytePrefix << 8) | body[at++]);
            OpCode code = Codes[value];
            int operand = at;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch =>
                    4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(operand)),
                _ => 4,
            };
            bool isToken = code.OperandType is OperandType.InlineField or OperandType.InlineMethod
                or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineString;
            instructions.Add(new(code, isToken ? BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(operand)) : 0));
        }

        return instructions;
    }
}
