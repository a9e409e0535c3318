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
/// <param name="Directions">Directions that they are perturbed in.</param>
internal readonly record struct FusedShape(
    int Inputs, int Outputs, int Depth, int Threads, int LastWidth, int OutputStart, int LargestLayer, int Members,
    int Directions)
{
    private const int QuadBytes = 16;

    private int Thread { get; init; }

    private int OwnSlot { get; init; }

    private int OwnNeuron { get; init; }

    /// <summary>Which of the group's members the thread works for.</summary>
    public int Slot => Members == 1 ? 0 : OwnSlot;

    /// <summary>The thread's neuron in every layer.</summary>
    // A processor asks for it wherever it is used (FusedThread); a GPU keeps it in a register.
    public int Neuron => Members == 1 ? FusedThread.Index() : OwnNeuron;

    /// <summary>Which of the group's directions the thread's member is perturbed in.</summary>
    public int Direction => Slot / (Members / Directions);

    /// <summary>Threads that make a direction's noise.</summary>
    public int DirectionThreads => Threads * Members / Directions;

    /// <summary>The thread's place among those.</summary>
    public int DirectionThread => Directions == 1 ? FusedThread.Index() : Thread % DirectionThreads;

    /// <summary>The shape as a thread sees it.</summary>
    public FusedShape At(int thread) =>
        this with { Thread = thread, OwnSlot = thread / Threads, OwnNeuron = thread % Threads };

    /// <summary>Quads of a row of activations.</summary>
    public int QuadsPerRow => (Math.Max(Inputs, Threads) + 3) / 4;

    /// <summary>
    /// Quads of a member's rows. Where members share a group, one more: the threads that play them read all members' rows
    /// at once, which for lengths of a power of two would be in the same banks of shared memory.
    /// </summary>
    public int QuadsPerMember => (Depth + 1) * QuadsPerRow + (Members == 1 ? 0 : 1);

    /// <summary>Parameters of the output layer.</summary>
    public int OutputParameters => DenseLayer.ParameterCount(LastWidth, Outputs);

    /// <summary>
    /// Bytes of shared memory that a group takes, as <see cref="FusedRolloutKernel{TEnvironment, TNetwork, TNoise}"/> asks
    /// for it: staged noise, activations, the output layer's weights and chains, queues and the number of the turn,
    /// in this order, each where its elements are aligned.
    /// </summary>
    /// <param name="queueBytes">Size of a member's <see cref="EpisodeQueue{TEnvironment}"/>.</param>
    public long SharedBytes(int queueBytes)
    {
        long bytes = sizeof(short) * (long)StagingLength * Directions;
        bytes = Align(bytes, QuadBytes) + QuadBytes * (long)Members * QuadsPerMember;
        bytes += sizeof(float) * (long)Members * (OutputParameters + Outputs * OutputLayer.Chains);
        bytes = Align(bytes, queueBytes % sizeof(long) == 0 ? sizeof(long) : sizeof(int)) + (long)Members * queueBytes;
        return Align(bytes, sizeof(int)) + sizeof(int);
    }

    /// <summary>Staged normals of a direction: the largest layer, and what an octet may hang over at both ends.</summary>
    public int StagingLength => LargestLayer + 2 * NoiseOctet.Size;

    /// <summary>The shape of a perceptron with hidden layers.</summary>
    public static FusedShape Of(IReadOnlyList<int> hidden, int inputs, int outputs, int members, int directions)
    {
        int start = 0, largest = 0, width = inputs, threads = 0;
        foreach (int neurons in hidden)
        {
            int parameters = DenseLayer.ParameterCount(width, neurons);
            (start, largest) = (start + parameters, Math.Max(largest, parameters));
            (width, threads) = (neurons, Math.Max(threads, neurons));
        }

        return new(
            inputs, outputs, hidden.Count, threads, width, start,
            Math.Max(largest, DenseLayer.ParameterCount(width, outputs)), members, directions);
    }

    private static long Align(long bytes, int alignment) => (bytes + alignment - 1) / alignment * alignment;
}
