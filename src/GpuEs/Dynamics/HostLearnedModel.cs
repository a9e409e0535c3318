namespace GpuEs;

/// <summary>
/// Learned dynamics on the host, in vectors; the bits of
/// <see cref="LearnedRolloutKernel{TEnvironment, TLayers, TActivation}"/>.
/// </summary>
internal sealed unsafe class HostLearnedModel<TEnvironment> : HostPlanModel<float>
    where TEnvironment : unmanaged, ISizes
{
    private readonly HostPerceptron perceptron;
    private readonly int ensemble;
    private readonly int memberStride;
    private readonly Memory<float> parameters;
    private readonly Memory<float> scaling;

    public HostLearnedModel(DynamicsModel<TEnvironment> dynamics)
    {
        perceptron = new HostPerceptron(
            dynamics.Network, DynamicsSizes<TEnvironment>.Inputs, DynamicsSizes<TEnvironment>.Outputs);
        ensemble = dynamics.Ensemble;
        int padded = dynamics.ParameterCount + HostLines.Padding;
        memberStride = HostLines.Whole(padded);
        parameters = HostLines.Allocate(ensemble, padded);
        for (int member = 0; member < ensemble; member++)
        {
            dynamics.Parameters.Slice(member * dynamics.ParameterCount, dynamics.ParameterCount)
                .CopyTo(parameters.Span[(member * memberStride)..]);
        }

        float[] numbers = dynamics.Scaling.Numbers();
        scaling = HostLines.Allocate(1, numbers.Length);
        numbers.CopyTo(scaling);
    }

    // Activations, which vectors may read and write behind the end of, then the observation.
    public override int ScratchLength => ObservationStart + TEnvironment.ObservationSize;

    private int ObservationStart => perceptron.ScratchLength + HostLines.Padding;

    public override void Roll(
        in ModelRollout rollout, ReadOnlySpan<float> state, ReadOnlySpan<float> workspace, int* actions, float* scratch,
        Span<float> returns)
    {
        float* memberParameters = HostLines.AddressOf(parameters.Span);
        var scales = new Scaling<TEnvironment, HostMemory>(new HostMemory(HostLines.AddressOf(scaling.Span)));
        var observation = new Span<float>(scratch + ObservationStart, state.Length);
        Span<Sum> sums = stackalloc Sum[returns.Length];
        sums.Clear();
        fixed (int* widths = perceptron.Widths)
        {
            ForwardPass pass = perceptron.ForwardPass(widths);

            // A member's parameters stay in the first cache while it rolls all candidates.
            for (int member = 0; member < ensemble; member++, memberParameters += memberStride)
            {
                var model = new LearnedModel<TEnvironment, HostNetwork, HostMemory>(
                    new HostNetwork(pass, memberParameters, scratch), scales);
                for (int candidate = 0; candidate < returns.Length; candidate++)
                {
                    state.CopyTo(observation);
                    sums[candidate] += rollout.Return(
                        model, new HostMemory(scratch + ObservationStart), new HostActionSequence(actions + candidate, rollout.Shape.Stride));
                }
            }
        }

        for (int candidate = 0; candidate < returns.Length; candidate++)
            returns[candidate] = sums[candidate].Value / ensemble;
    }
}
