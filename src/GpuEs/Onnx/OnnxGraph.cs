namespace GpuEs;

/// <summary>The nodes and constants of an ONNX graph, in the order in which they are made.</summary>
internal sealed class OnnxGraph
{
    private const int FloatElement = 1, Int64Element = 7, IntAttribute = 2;

    private readonly ProtobufMessage message = new();
    private int count;

    /// <summary>Adds a constant; without dimensions it is a scalar.</summary>
    /// <returns>Its name.</returns>
    public string Constant(string kind, ReadOnlySpan<float> values, params ReadOnlySpan<int> dimensions)
    {
        string name = $"{kind}_{count++}";
        var tensor = new ProtobufMessage();
        foreach (int dimension in dimensions)
            tensor.Add(1, dimension);
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int index = 0; index < values.Length; index++)
            System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), values[index]);
        message.Add(5, tensor.Add(2, FloatElement).Add(8, name).Add(9, bytes));
        return name;
    }

    /// <summary>Adds a node.</summary>
    /// <returns>Its output's name.</returns>
    public string Node(
        string operation, ReadOnlySpan<string> inputs, string? output = null,
        params ReadOnlySpan<(string Name, int Value)> attributes)
    {
        output ??= $"{operation}_{count++}";
        var node = new ProtobufMessage();
        foreach (string input in inputs)
            node.Add(1, input);
        node.Add(2, output).Add(3, $"node_{output}").Add(4, operation);
        foreach ((string name, int value) in attributes)
            node.Add(5, new ProtobufMessage().Add(1, name).Add(3, value).Add(20, IntAttribute));
        message.Add(1, node);
        return output;
    }

    /// <summary>Ends the graph.</summary>
    public ProtobufMessage Message(string name, string actionText, TrainedPolicy policy)
    {
        message.Add(2, name).Add(11, Value("observation", FloatElement, policy.ObservationSize, "In the environment's own units."));
        if (policy.ActionChoices == 0)
            return message.Add(12, Value("action", FloatElement, policy.ActionSize, actionText));
        return message
            .Add(12, Value("action", Int64Element, 1, actionText))
            .Add(12, Value("scores", FloatElement, policy.ActionChoices, "One for each choice."));
    }

    // [batch, size], with a batch of any size.
    private static ProtobufMessage Value(string name, int element, int size, string text)
    {
        ProtobufMessage shape = new ProtobufMessage()
            .Add(1, new ProtobufMessage().Add(2, "batch"))
            .Add(1, new ProtobufMessage().Add(1, size));
        ProtobufMessage type = new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, element).Add(2, shape));
        return new ProtobufMessage().Add(1, name).Add(2, type).Add(3, text);
    }
}
