namespace GpuEs;

/// <summary>Measures predictions on the host.</summary>
/// <param name="network">The hidden layers.</param>
/// <param name="samples">What is to be predicted.</param>
/// <param name="batchSize">Samples of a minibatch.</param>
internal sealed unsafe class HostPrediction<TEnvironment>(Policy network, PredictionSamples samples, int batchSize)
    : HostEvaluation
    where TEnvironment : unmanaged, ISizes
{
    private readonly HostPerceptron perceptron =
        new(network, DynamicsSizes<TEnvironment>.Inputs, DynamicsSizes<TEnvironment>.Outputs);

    public override int ScratchLength => perceptron.ScratchLength;

    public override void Play(
        MemberRange members, in HostBuffers buffers, in EpisodePlan plan, int stepCap, Span<float> returns,
        Span<int> steps)
    {
        var batch = Minibatch.Of(plan, batchSize, samples.Count);
        for (int member = 0; member < members.Count; member++)
            returns[member] = Error(buffers, member, batch);
        steps.Clear();
    }

    /// <summary>The error of one of the members that a worker holds.</summary>
    public float Error(in HostBuffers buffers, int member, in Minibatch batch)
    {
        fixed (int* widths = perceptron.Widths)
        {
            var predictor = new HostNetwork(
                perceptron.ForwardPass(widths), buffers.Parameters(member), buffers.Scratch(member));
            return PredictionError<TEnvironment>.Mean(predictor, samples.OnHost, batch);
        }
    }
}
