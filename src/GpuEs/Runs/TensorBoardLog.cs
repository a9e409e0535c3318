using System.Buffers.Binary;
using System.Numerics;

namespace GpuEs;

/// <summary>
/// An event file for TensorBoard: records as TensorFlow frames them (length, its masked CRC-32C, the bytes, theirs), each an
/// Event of tensorflow/core/util/event.proto with a scalar a number, the generation as its step.
/// </summary>
/// <param name="folder">Its folder.</param>
internal sealed class TensorBoardLog(string folder) : LineLog(Path.Combine(folder, "events.out.tfevents.gpues"))
{
    private bool hasVersion;

    public override void Append(GenerationLine line)
    {
        double now = (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds;
        if (!hasVersion)
            WriteRecord(new ProtobufMessage().Add(1, now).Add(3, "brain.Event:2"));
        hasVersion = true;
        var summary = new ProtobufMessage();
        foreach ((string name, double value) in Numbers(line))
        {
            if (!double.IsNaN(value))
                summary.Add(1, new ProtobufMessage().Add(1, name).Add(2, (float)value));
        }

        WriteRecord(new ProtobufMessage().Add(1, now).Add(2, line.Generation).Add(5, summary));
    }

    private void WriteRecord(ProtobufMessage message)
    {
        byte[] content = message.ToArray();
        byte[] record = new byte[8 + 4 + content.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(record, content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), MaskedChecksum(record.AsSpan(..8)));
        content.CopyTo(record, 12);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + content.Length), MaskedChecksum(content));
        Write(record);
    }

    // Masked, since a checksum of bytes that hold checksums is weak.
    private static uint MaskedChecksum(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        foreach (byte value in bytes)
            checksum = BitOperations.Crc32C(checksum, value);
        return BitOperations.RotateRight(~checksum, 15) + 0xa282ead8;
    }
}
