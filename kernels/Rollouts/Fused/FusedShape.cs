namespace GpuEs;

/// <summary>Sizes of a fused network.</summary>
/// <param name="Inputs">Components of an observation.</param>
/// <param name="Outputs">Raw outputs.</param>
/// <param name="Depth">Hidden layers.</param>
/// <param name="Threads">Threads of a member: neurons of the widest layer.</param>
/// <param name="LastWidth">Inputs of the output layer.</param>
/// <param name="OutputStart">First parameter of the output layer.</param>
/// <param name="LargestLayer">Parameters of the largest layer.</param>
/// <param name="Members">Members of a group.</param>
internal readonly record struct FusedShape(
    int Inputs, int Outputs, int Depth, int Threads, int LastWidth, int OutputStart, int LargestLayer, int Members)
{
    /// <summary>Which of the group's members the thread works for.</summary>
    public int Slot => Members == 1 ? 0 : FusedThread.Index() / Threads;

    /// <summary>The thread's neuron in every layer.</summary>
    public int Neuron => Members == 1 ? FusedThread.Index() : FusedThread.Index() % Threads;

    /// <summary>Quads of a row of activations.</summary>
    public int QuadsPerRow => (Math.Max(Inputs, Threads) + 3) / 4;

    /// <summary>Parameters of the output layer.</summary>
    public int OutputParameters => DenseLayer.ParameterCount(LastWidth, Outputs);

    /// <summary>Staged normals: the largest layer, and what an octet may hang over at both ends.</summary>
    public int StagingLength => LargestLayer + 2 * NoiseOctet.Size;
}
