using System.Globalization;

namespace GpuEs;

/// <summary>
/// A policy as an ONNX model (onnx.proto, IR version 8, operator set 17): Mul by the observation's scales, Gemm and
/// activation for each layer, then the head. Field numbers are those of onnx.proto.
/// </summary>
internal static class OnnxModel
{
    private const int IrVersion = 8, OperatorSet = 17;

    /// <exception cref="InvalidOperationException">The policy is one of one's own.</exception>
    public static ProtobufMessage Of(TrainedPolicy policy)
    {
        if (policy.OwnPolicy is { } own)
        {
            throw new InvalidOperationException(
                $"{own} is code of your own, which ONNX cannot hold: train a built-in policy to export it, or act with "
                + "TrainedPolicy in C#");
        }

        string action = ActionText(policy);
        ProtobufMessage model = new ProtobufMessage()
            .Add(1, IrVersion)
            .Add(2, "GpuEs")
            .Add(3, typeof(OnnxModel).Assembly.GetName().Version!.ToString(fieldCount: 3))
            .Add(6, $"A policy for {policy.Environment}. {action}")
            .Add(7, Graph(policy, action))
            .Add(8, new ProtobufMessage().Add(1, "").Add(2, OperatorSet));
        AddMetadata(model, "environment", policy.Environment);
        AddMetadata(model, "action", action);
        AddMetadata(model, "observation", "In the environment's own units; scales are part of the model.");
        return model;
    }

    private static string ActionText(TrainedPolicy policy) => policy.ActionChoices == 0
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"The action's components, continuous, each in [-{policy.ActionLimit:R}, {policy.ActionLimit:R}].")
        : $"The choice among the actions 0 to {policy.ActionChoices - 1}: the first of the largest scores.";

    private static void AddMetadata(ProtobufMessage model, string key, string value) =>
        model.Add(14, new ProtobufMessage().Add(1, key).Add(2, value));

    private static ProtobufMessage Graph(TrainedPolicy policy, string action)
    {
        var graph = new OnnxGraph();
        string values = graph.Node("Mul", ["observation", graph.Constant("scales", policy.ObservationScales, policy.ObservationSize)]);
        ReadOnlySpan<float> parameters = policy.Parameters;
        int inputs = policy.ObservationSize;
        Policy network = policy.Policy!;
        foreach (int neurons in network.Hidden)
        {
            values = Layer(graph, values, ref parameters, inputs, neurons, isOutput: false);
            if (network.Activation != Activation.Identity)
                values = graph.Node(network.Activation == Activation.Tanh ? "Tanh" : "Relu", [values]);
            inputs = neurons;
        }

        values = Layer(graph, values, ref parameters, inputs, policy.Outputs, isOutput: true);
        AddHead(graph, policy, values);
        return graph.Message($"gpues-{policy.Environment}", action, policy);
    }

    // A hidden layer's weights stand input by input, the last layer's neuron by neuron; biases come first in both.
    private static string Layer(
        OnnxGraph graph, string values, ref ReadOnlySpan<float> parameters, int inputs, int neurons, bool isOutput)
    {
        string biases = graph.Constant("biases", parameters[..neurons], neurons);
        ReadOnlySpan<float> weights = parameters.Slice(neurons, inputs * neurons);
        parameters = parameters[DenseLayer.ParameterCount(inputs, neurons)..];
        return isOutput
            ? graph.Node("Gemm", [values, graph.Constant("weights", weights, neurons, inputs), biases], null, ("transB", 1))
            : graph.Node("Gemm", [values, graph.Constant("weights", weights, inputs, neurons), biases]);
    }

    private static void AddHead(OnnxGraph graph, TrainedPolicy policy, string values)
    {
        if (policy.ActionChoices != 0)
        {
            graph.Node("Identity", [values], "scores");
            graph.Node("ArgMax", [values], "action", ("axis", 1));
            return;
        }

        string limit = graph.Constant("limit", [policy.ActionLimit]);
        if (policy.Policy!.Head == Head.Tanh)
            graph.Node("Mul", [graph.Node("Tanh", [values]), limit], "action");
        else
            graph.Node("Clip", [values, graph.Constant("lowest", [-policy.ActionLimit]), limit], "action");
    }
}
