using System.Security.Cryptography;
using System.Text;

namespace GpuEs;

/// <summary>
/// Transitions or learned dynamics as a file, little-endian: "GPUESDYN", the format's version (int32), what it holds (int32),
/// the environment's name (its length in bytes as int32, UTF-8), inputs and outputs of a step (int32 each), the length of
/// the head (int32) and the head (int32 each), the number of values (int64) and the values (float32 each), and the SHA-256
/// of all that (32 bytes).
/// </summary>
/// <param name="Holds">What it holds.</param>
/// <param name="Head">Transitions: nothing. A model: the activation, then the widths of the hidden layers.</param>
/// <param name="Values">Transitions: step by step. A model: the scaling, then the parameters of each member.</param>
internal sealed record DynamicsFile(DynamicsContent Holds, int[] Head, float[] Values)
{
    private const int FormatVersion = 1;
    private const int HashLength = SHA256.HashSizeInBytes;
    private const int LongestName = 4096;
    private const int LongestHead = 1 + 64;

    private static ReadOnlySpan<byte> Magic => "GPUESDYN"u8;

    /// <exception cref="IOException">It cannot be written; what stood there before is as it was.</exception>
    public void Write<TEnvironment>(string path)
        where TEnvironment : unmanaged, ISizes
    {
        ArgumentNullException.ThrowIfNull(path);
        WholeFile.Write(path, file =>
        {
            using var hash = SHA256.Create();
            using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            using (var writer = new BinaryWriter(hashed))
            {
                byte[] name = Encoding.UTF8.GetBytes(BuiltInTasks.NameOf(typeof(TEnvironment)));
                writer.Write(Magic);
                writer.Write(FormatVersion);
                writer.Write((int)Holds);
                writer.Write(name.Length);
                writer.Write(name);
                writer.Write(DynamicsSizes<TEnvironment>.Inputs);
                writer.Write(DynamicsSizes<TEnvironment>.Outputs);
                writer.Write(Head.Length);
                foreach (int number in Head)
                    writer.Write(number);
                writer.Write(Values.LongLength);
                foreach (float value in Values)
                    writer.Write(value);
            }

            file.Write(hash.Hash);
        });
    }

    /// <exception cref="InvalidDataException">It is not there, damaged, or of something else; the message names it.</exception>
    public static DynamicsFile Read<TEnvironment>(string path, DynamicsContent expected)
        where TEnvironment : unmanaged, ISizes
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using FileStream file = File.OpenRead(path);
            RequireWhole(file);
            using var reader = new BinaryReader(file);
            RequireHeader<TEnvironment>(reader, expected);
            int[] head = new int[Length(reader.ReadInt32(), LongestHead, sizeof(int), file)];
            for (int index = 0; index < head.Length; index++)
                head[index] = reader.ReadInt32();
            float[] values = new float[Length(reader.ReadInt64(), Array.MaxLength, sizeof(float), file)];
            for (int index = 0; index < values.Length; index++)
                values[index] = reader.ReadSingle();
            Require(file.Position == file.Length - HashLength, "it is longer than it says");
            return new(expected, head, values);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refused(path, expected, exception);
        }
    }

    /// <summary>A complaint about the file.</summary>
    public static InvalidDataException Refused(string path, DynamicsContent expected, Exception cause)
    {
        string what = expected == DynamicsContent.Transitions ? "transitions" : "learned dynamics";
        return new($"{path} holds no {what} that can be read: {cause.Message}", cause);
    }

    private static void RequireHeader<TEnvironment>(BinaryReader reader, DynamicsContent expected)
        where TEnvironment : unmanaged, ISizes
    {
        Require(reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic), "it is no file of transitions or dynamics");
        int version = reader.ReadInt32();
        Require(version == FormatVersion, $"its format is {version} in place of {FormatVersion}");
        var holds = (DynamicsContent)reader.ReadInt32();
        Require(holds == expected, $"it holds {holds}");
        string here = BuiltInTasks.NameOf(typeof(TEnvironment));
        string name = Encoding.UTF8.GetString(reader.ReadBytes(Length(reader.ReadInt32(), LongestName, 1, reader.BaseStream)));
        Require(name == here, $"it is of {name} in place of {here}");
        int inputs = reader.ReadInt32(), outputs = reader.ReadInt32();
        Require(
            inputs == DynamicsSizes<TEnvironment>.Inputs && outputs == DynamicsSizes<TEnvironment>.Outputs,
            $"its steps have {inputs} inputs and {outputs} outputs in place of {DynamicsSizes<TEnvironment>.Inputs} and "
            + $"{DynamicsSizes<TEnvironment>.Outputs}: {here} has changed");
    }

    private static void RequireWhole(FileStream file)
    {
        Require(file.Length > Magic.Length + HashLength, $"{file.Length} bytes are too few");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] part = new byte[1 << 20];
        while (file.Length - HashLength - file.Position is > 0 and long left)
        {
            int length = (int)Math.Min(part.Length, left);
            file.ReadExactly(part, 0, length);
            hash.AppendData(part, 0, length);
        }

        byte[] stated = new byte[HashLength];
        file.ReadExactly(stated);
        Require(hash.GetHashAndReset().AsSpan().SequenceEqual(stated), "its SHA-256 is not the one that it ends with");
        file.Position = 0;
    }

    // No more is allocated than the file has.
    private static int Length(long stated, int most, int size, Stream file)
    {
        long there = (file.Length - HashLength - file.Position) / size;
        Require(stated >= 0 && stated <= most && stated <= there, $"a length of {stated} in it is not accepted");
        return (int)stated;
    }

    private static void Require(bool condition, string reason)
    {
        if (!condition)
            throw new ArgumentException(reason);
    }
}
