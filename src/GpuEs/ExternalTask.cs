namespace GpuEs;

/// <summary>Parameters whose fitness is computed elsewhere.</summary>
internal sealed class ExternalTask : SearchTask
{
    private readonly float[] start;
    private readonly Goal goal;

    /// <exception cref="ArgumentException">The start has no elements, too many, or some that are not finite.</exception>
    public ExternalTask(float[] start, Goal goal)
    {
        this.start = start;
        this.goal = goal;
        EvolutionStrategyOptions.Require(
            start.Length is >= 1 and <= Sizes.MostParameters, "start's length", start.Length,
            $"1 to {Sizes.MostParameters} parameters");
        foreach (float parameter in start)
            EvolutionStrategyOptions.Require(float.IsFinite(parameter), "start's element", parameter, "finite numbers");
        RequireGoal("Goal", goal);
    }

    public override string Name => goal == Goal.Maximise ? "parameters-maximised" : "parameters-minimised";

    public override Goal Goal => goal;

    public override int ParameterCount => start.Length;

    public override string ParametersFrom => "start's length";

    public override int StepLimit => 0;

    public override float SolvedReturn => float.PositiveInfinity;

    public override void Initialise(ulong seed, Span<float> mean) => start.CopyTo(mean);

    public override DeviceEvaluation CreateOn(ComputeDevice device) => new ExternalEvaluation();

    public override HostEvaluation CreateOnHost() => new ExternalHostEvaluation();

    private static InvalidOperationException ByTell() => new("fitness that is computed elsewhere comes by Tell");

    private sealed class ExternalEvaluation : DeviceEvaluation
    {
        public override void Run(
            int generation, MemberRange chunk, MemberLayout layout, ILGPU.ArrayView<float> members,
            DeviceEpisodes episodes) => throw ByTell();
    }

    private sealed class ExternalHostEvaluation : HostEvaluation
    {
        public override int ScratchLength => 0;

        public override void Play(
            MemberRange members, in HostBuffers buffers, in EpisodePlan plan, int stepCap, Span<float> returns,
            Span<int> steps) => throw ByTell();
    }
}
