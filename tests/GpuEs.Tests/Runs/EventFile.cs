using System.Buffers.Binary;
using System.Text;

namespace GpuEs.Tests;

/// <summary>
/// Reads TensorBoard's event files by their definition alone, and takes nothing that is not right: TensorFlow's record_writer.cc
/// (length, masked CRC-32C, bytes, masked CRC-32C) and event.proto.
/// </summary>
internal static class EventFile
{
    /// <summary>The scalars of each step, after a first event with the version.</summary>
    public static List<(long Step, Dictionary<string, float> Scalars)> Read(string path)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        var steps = new List<(long, Dictionary<string, float>)>();
        bool isFirst = true;
        while (!rest.IsEmpty)
        {
            int length = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(rest));
            Check(rest[..8], rest[8..12]);
            ReadOnlySpan<byte> record = rest.Slice(12, length);
            Check(record, rest.Slice(12 + length, 4));
            rest = rest[(16 + length)..];
            Dictionary<int, List<byte[]>> fields = Fields(record);
            double time = BitConverter.ToDouble(fields[1].Single());
            if (time < 1.6e9)
                throw new InvalidDataException($"wall time {time}");
            if (isFirst)
            {
                if (Encoding.UTF8.GetString(fields[3].Single()) != "brain.Event:2")
                    throw new InvalidDataException("no version");
                isFirst = false;
                continue;
            }

            long step = fields.TryGetValue(2, out List<byte[]>? number) ? BitConverter.ToInt64(number.Single()) : 0;
            steps.Add((step, Fields(fields[5].Single())[1].Select(each => Fields(each))
                .ToDictionary(each => Encoding.UTF8.GetString(each[1].Single()), each => BitConverter.ToSingle(each[2].Single()))));
        }

        return steps;
    }

    private static Dictionary<int, List<byte[]>> Fields(ReadOnlySpan<byte> message)
    {
        var fields = new Dictionary<int, List<byte[]>>();
        int at = 0;
        while (at < message.Length)
        {
            long tag = Varint(message, ref at);
            int length = (tag & 7) switch { 0 => 0, 1 => 8, 2 => (int)Varint(message, ref at), 5 => 4, _ => throw new InvalidDataException($"tag {tag}") };
            byte[] value = (tag & 7) == 0 ? BitConverter.GetBytes(Varint(message, ref at)) : message.Slice(at, length).ToArray();
            at += length;
            if (!fields.TryGetValue((int)(tag >> 3), out List<byte[]>? values))
                fields[(int)(tag >> 3)] = values = [];
            values.Add(value);
        }

        return fields;
    }

    private static long Varint(ReadOnlySpan<byte> message, ref int at)
    {
        long value = 0;
        for (int shift = 0; ; shift += 7)
        {
            value |= (long)(message[at] & 127) << shift;
            if (message[at++] < 128)
                return value;
        }
    }

    // The Castagnoli polynomial, reflected, bit by bit.
    private static void Check(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> stated)
    {
        uint checksum = ~0u;
        foreach (byte value in bytes)
        {
            checksum ^= value;
            for (int bit = 0; bit < 8; bit++)
                checksum = (checksum >> 1) ^ ((checksum & 1) * 0x82F63B78u);
        }

        checksum = ~checksum;
        uint masked = ((checksum >> 15) | (checksum << 17)) + 0xa282ead8u;
        if (masked != BinaryPrimitives.ReadUInt32LittleEndian(stated))
            throw new InvalidDataException("a checksum is wrong");
    }
}
