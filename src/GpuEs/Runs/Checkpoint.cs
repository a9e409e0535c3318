using System.Security.Cryptography;

namespace GpuEs;

/// <summary>
/// A search's state as bytes, little-endian: "GPUESCKP", the format's version (int32), the run's identity (32 bytes),
/// its seed (uint64), generations done (int32), step cap (int32), environment steps (int64), best fitness (float32), the
/// number of parameters P (int32), mean, first and second moment (float32, P each); in format 2, of runs that are evaluated,
/// also the best mean's generation (int32), its evaluation's mean and deviation (float64 each), episodes (int32) and steps
/// (int64), the evaluations since (int32) and the best mean (float32, P); and the SHA-256 of all that (32 bytes).
/// </summary>
internal static class Checkpoint
{
    public const int FormatVersion = 1;
    public const int FormatVersionWithBest = 2;

    private const int HashLength = SHA256.HashSizeInBytes;
    private const int BestHeadLength = 4 + 8 + 8 + 4 + 8 + 4;
    private const int HeadLength = 8 + 4 + HashLength + 8 + 4 + 4 + 8 + 4 + 4;

    private static ReadOnlySpan<byte> Magic => "GPUESCKP"u8;

    public static byte[] Write(SearchState state, byte[] identity, ulong seed, BestMean? best = null)
    {
        int parameterCount = state.Mean.Length;
        byte[] bytes = new byte[checked(
            HeadLength + 3 * parameterCount * sizeof(float) + HashLength
            + (best is null ? 0 : BestHeadLength + parameterCount * sizeof(float)))];
        using var writer = new BinaryWriter(new MemoryStream(bytes));
        writer.Write(Magic);
        writer.Write(best is null ? FormatVersion : FormatVersionWithBest);
        writer.Write(identity);
        writer.Write(seed);
        writer.Write(state.Generation);
        writer.Write(state.StepCap);
        writer.Write(state.EnvironmentSteps);
        writer.Write(state.BestFitness);
        writer.Write(parameterCount);
        int place = HeadLength;
        foreach (float[] vector in (float[][])[state.Mean, state.FirstMoment, state.SecondMoment])
        {
            LittleEndian.Write(vector, bytes.AsSpan(place));
            place += parameterCount * sizeof(float);
        }

        if (best is not null)
        {
            writer.BaseStream.Position = place;
            writer.Write(best.Generation);
            writer.Write(best.Evaluation.Mean);
            writer.Write(best.Evaluation.Deviation);
            writer.Write(best.Evaluation.Episodes);
            writer.Write(best.Evaluation.Steps);
            writer.Write(best.EvaluationsSince);
            LittleEndian.Write(best.Mean, bytes.AsSpan(place + BestHeadLength));
            place += BestHeadLength + parameterCount * sizeof(float);
        }

        SHA256.HashData(bytes.AsSpan(..place), bytes.AsSpan(place));
        return bytes;
    }

    /// <summary>The identity of the run that a file is of.</summary>
    /// <exception cref="InvalidDataException">The bytes are torn or altered.</exception>
    public static byte[] IdentityOf(ReadOnlySpan<byte> bytes) =>
        Body(bytes).Slice(Magic.Length + sizeof(int), HashLength).ToArray();

    /// <exception cref="InvalidDataException">The bytes are torn or altered.</exception>
    /// <exception cref="ArgumentException">They are whole, and of another run or format.</exception>
    public static SearchState Read(ReadOnlySpan<byte> bytes, byte[] identity, ulong seed, out BestMean? best)
    {
        ReadOnlySpan<byte> body = Body(bytes);
        using var reader = new BinaryReader(new MemoryStream(body[..HeadLength].ToArray()));
        if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
            throw new ArgumentException("it is no checkpoint");
        int version = reader.ReadInt32();
        if (version is not (FormatVersion or FormatVersionWithBest))
            throw new ArgumentException($"its format is {version} in place of {FormatVersion} or {FormatVersionWithBest}");
        if (!reader.ReadBytes(HashLength).AsSpan().SequenceEqual(identity) || reader.ReadUInt64() != seed)
            throw new ArgumentException("it is of a run with another task, other options or another seed");
        int generation = reader.ReadInt32(), stepCap = reader.ReadInt32();
        long environmentSteps = reader.ReadInt64();
        float bestFitness = reader.ReadSingle();
        int parameterCount = reader.ReadInt32();
        int length = parameterCount * sizeof(float);
        best = version == FormatVersionWithBest ? ReadBest(body[(HeadLength + 3 * length)..]) : null;
        return new SearchState
        {
            Generation = generation,
            StepCap = stepCap,
            EnvironmentSteps = environmentSteps,
            BestFitness = bestFitness,
            Mean = LittleEndian.Read(body.Slice(HeadLength, length)),
            FirstMoment = LittleEndian.Read(body.Slice(HeadLength + length, length)),
            SecondMoment = LittleEndian.Read(body.Slice(HeadLength + 2 * length, length)),
        };
    }

    private static BestMean ReadBest(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes[..BestHeadLength].ToArray()));
        return new(
            reader.ReadInt32(), new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32(), reader.ReadInt64()),
            reader.ReadInt32(), LittleEndian.Read(bytes[BestHeadLength..]));
    }

    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadLength + HashLength)
            throw new InvalidDataException($"{bytes.Length} bytes are too few");
        ReadOnlySpan<byte> body = bytes[..^HashLength];
        return SHA256.HashData(body).AsSpan().SequenceEqual(bytes[^HashLength..])
            ? body
            : throw new InvalidDataException("its SHA-256 is not the one that it ends with");
    }
}
