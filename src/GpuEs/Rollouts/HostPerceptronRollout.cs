namespace GpuEs;

/// <summary>Perceptrons on the host, in vectors.</summary>
internal sealed unsafe class HostPerceptronRollout<TEnvironment, THead> : HostEvaluation
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where THead : struct, IHead
{
    private readonly HostPerceptron perceptron;

    public HostPerceptronRollout(Policy policy) =>
        perceptron = new HostPerceptron(policy, TEnvironment.ObservationSize, ActionHead<TEnvironment, THead>.Outputs);

    public override int ScratchLength => perceptron.ScratchLength;

    public override EpisodeResult Play(EpisodeRandom random, float* parameters, float* scratch, int stepCap) =>
        Episode.Play<TEnvironment, Actor>(random, new(perceptron, parameters, scratch), stepCap);

    private readonly struct Actor(HostPerceptron perceptron, float* parameters, float* scratch) : IActor
    {
        public void Act<TActedOn>(ref TActedOn environment)
            where TActedOn : unmanaged, IEnvironment<TActedOn>
        {
            for (int index = 0; index < TActedOn.ObservationSize; index++)
                scratch[index] = Observation.Scaled(environment, index);
            var outputs = new HostMemory(perceptron.Forward(parameters, scratch));
            ActionHead<TActedOn, THead>.Act(ref environment, outputs, 0);
        }
    }
}
