using System.Buffers;
using Google.Protobuf;

namespace GpuEs;

/// <summary>One message in protobuf's wire format, field by field; numbers and types are those of the schema.</summary>
internal sealed class ProtobufMessage
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public ProtobufMessage Add(int field, long value) => Add(
        field, WireFormat.WireType.Varint, CodedOutputStream.ComputeInt64Size(value), output => output.WriteInt64(value));

    public ProtobufMessage Add(int field, string value) => Add(
        field, WireFormat.WireType.LengthDelimited, CodedOutputStream.ComputeStringSize(value),
        output => output.WriteString(value));

    public ProtobufMessage Add(int field, double value) =>
        Add(field, WireFormat.WireType.Fixed64, sizeof(double), output => output.WriteDouble(value));

    public ProtobufMessage Add(int field, float value) =>
        Add(field, WireFormat.WireType.Fixed32, sizeof(float), output => output.WriteFloat(value));

    public ProtobufMessage Add(int field, byte[] value)
    {
        ByteString content = UnsafeByteOperations.UnsafeWrap(value);
        return Add(
            field, WireFormat.WireType.LengthDelimited, CodedOutputStream.ComputeBytesSize(content),
            output => output.WriteBytes(content));
    }

    public ProtobufMessage Add(int field, ProtobufMessage value) => Add(field, value.ToArray());

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    public void WriteTo(Stream destination) => destination.Write(bytes.WrittenSpan);

    private ProtobufMessage Add(int field, WireFormat.WireType type, int size, Action<CodedOutputStream> write)
    {
        byte[] encoded = new byte[CodedOutputStream.ComputeTagSize(field) + size];
        using var output = new CodedOutputStream(encoded);
        output.WriteTag(field, type);
        write(output);
        output.CheckNoSpaceLeft();
        bytes.Write(encoded);
        return this;
    }
}
