namespace GpuEs;

/// <summary>Parameters whose fitness is computed elsewhere.</summary>
internal sealed class ExternalTask(float[] start, Goal goal) : SearchTask
{
    public override Goal Goal => goal;

    public override int ParameterCount => start.Length;

    public override int StepLimit => 0;

    public override float SolvedReturn => float.PositiveInfinity;

    public override void Initialise(ulong seed, Span<float> mean) => start.CopyTo(mean);

    public override DeviceEvaluation CreateOn(ComputeDevice device, EpisodeOptions episodes) =>
        new ExternalEvaluation(device, episodes);

    private sealed class ExternalEvaluation(ComputeDevice device, EpisodeOptions episodes)
        : DeviceEvaluation(device, episodes)
    {
        public override void Run(
            int generation, MemberRange chunk, MemberLayout layout, ILGPU.ArrayView<float> members) =>
            throw new InvalidOperationException("fitness that is computed elsewhere comes by Tell");
    }
}
