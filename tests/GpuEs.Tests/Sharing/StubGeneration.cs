namespace GpuEs.Tests;

/// <summary>The stages on the host, with a chance to dawdle or fail before a piece is evaluated.</summary>
internal sealed class StubGeneration(
    SearchTask task, EvolutionStrategyOptions options, Action<MemberRange> beforePiece) : Generation
{
    private readonly HostGeneration inner = new(task, options);

    public bool IsDisposed { get; private set; }

    public override int ChunkMembers => inner.ChunkMembers;

    public override string Path => "stub";

    public override void Begin() => inner.Begin();

    public override void Evaluate(int generation, MemberRange chunk)
    {
        beforePiece(chunk);
        inner.Evaluate(generation, chunk);
    }

    public override void Shape() => inner.Shape();

    public override void EstimateGradient(int generation) => inner.EstimateGradient(generation);

    public override void UpdateMean(int generation) => inner.UpdateMean(generation);

    public override GenerationMeasures Report() => inner.Report();

    public override void ReadMean(Span<float> destination) => inner.ReadMean(destination);

    public override void WriteMean(ReadOnlySpan<float> source) => inner.WriteMean(source);

    public override int ReadStepCap() => inner.ReadStepCap();

    public override void WriteStepCap(int stepCap) => inner.WriteStepCap(stepCap);

    public override void ReadMoments(Span<float> first, Span<float> second) => inner.ReadMoments(first, second);

    public override void WriteMoments(ReadOnlySpan<float> first, ReadOnlySpan<float> second) =>
        inner.WriteMoments(first, second);

    public override void ReadMembers(int generation, MemberRange members, Span<float> destination) =>
        inner.ReadMembers(generation, members, destination);

    public override void WriteReturns(ReadOnlySpan<float> fitness) => inner.WriteReturns(fitness);

    public override void ReadEpisodes(MemberRange members, Span<float> returns, Span<int> steps) =>
        inner.ReadEpisodes(members, returns, steps);

    public override void WriteEpisodes(MemberRange members, ReadOnlySpan<float> returns, ReadOnlySpan<int> steps) =>
        inner.WriteEpisodes(members, returns, steps);

    public override void EvaluateVectors(
        ReadOnlySpan<float> vectors, EpisodeOptions episodes, int generation, Span<float> returns,
        Span<int> steps) =>
        inner.EvaluateVectors(vectors, episodes, generation, returns, steps);

    public override void Dispose()
    {
        IsDisposed = true;
        inner.Dispose();
    }
}
