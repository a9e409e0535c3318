using System.Diagnostics;

namespace GpuEs;

/// <summary>
/// A generation whose members are evaluated on several devices, which take pieces of the population as they have time.
/// The first device leads: it gets all returns and does the rest. The others get its mean and its step cap. So only
/// scalars and the mean cross; noise is made where it is used, and the bits are those of one device.
/// </summary>
internal sealed class SharedGeneration : Generation
{
    private readonly GenerationShare[] shares;
    private readonly Generation lead;
    private readonly EvolutionStrategyOptions options;
    private readonly HostWorkers drivers;
    private readonly MemberDealer dealer;
    private readonly Action<int, int> drive;
    private readonly float[] mean;
    private readonly float[] returns;
    private readonly int[] steps;
    private int stepCap;
    private int generation;

    /// <param name="shares">The devices' parts, all with the same task and options; disposed of with this.</param>
    /// <param name="parameterCount">P.</param>
    /// <param name="options">How to search.</param>
    public SharedGeneration(GenerationShare[] shares, int parameterCount, EvolutionStrategyOptions options)
    {
        this.shares = shares;
        this.options = options;
        lead = shares[0].Stages;
        dealer = new MemberDealer(shares.Length, options.MembersPerDirection);
        mean = new float[parameterCount];
        returns = new float[options.Population * options.Episodes];
        steps = new int[returns.Length];
        drive = (device, _) => Drive(device);
        drivers = new HostWorkers(shares.Length);
    }

    /// <summary>The stages on each of the devices, and what joins them.</summary>
    public static SharedGeneration Create(
        IEnumerable<ComputeDevice> devices, SearchTask task, EvolutionStrategyOptions options)
    {
        var shares = new List<GenerationShare>();
        try
        {
            foreach (ComputeDevice device in devices)
                shares.Add(new GenerationShare(device.Description.Specification, Create(device, task, options)));
            return new SharedGeneration([.. shares], task.ParameterCount, options);
        }
        catch
        {
            foreach (GenerationShare share in shares)
                share.Stages.Dispose();
            throw;
        }
    }

    /// <summary>All of them: the devices take what they can hold.</summary>
    public override int ChunkMembers => options.Population;

    public override string Path => "shared: " + string.Join(", ", shares.AsEnumerable());

    public override void Begin() => lead.Begin();

    public override void Evaluate(int generation, MemberRange chunk)
    {
        this.generation = generation;
        lead.ReadMean(mean);
        stepCap = lead.ReadStepCap();
        foreach (GenerationShare share in shares)
            share.Begin();
        dealer.Begin(chunk);
        drivers.RunOnEach(drive);
        RequireSuccess();
        foreach (GenerationShare share in shares)
        {
            share.Conclude();
            if (share.Stages != lead)
                BringToLead(share.Pieces);
        }
    }

    public override void Shape() => lead.Shape();

    public override void EstimateGradient(int generation) => lead.EstimateGradient(generation);

    public override void UpdateMean(int generation) => lead.UpdateMean(generation);

    public override GenerationMeasures Report() => lead.Report();

    public override void ReadMean(Span<float> destination) => lead.ReadMean(destination);

    public override void WriteMean(ReadOnlySpan<float> source) => lead.WriteMean(source);

    public override int ReadStepCap() => lead.ReadStepCap();

    public override void WriteStepCap(int stepCap) => lead.WriteStepCap(stepCap);

    public override void ReadMoments(Span<float> first, Span<float> second) => lead.ReadMoments(first, second);

    public override void WriteMoments(ReadOnlySpan<float> first, ReadOnlySpan<float> second) =>
        lead.WriteMoments(first, second);

    public override void ReadMembers(int generation, MemberRange members, Span<float> destination) =>
        lead.ReadMembers(generation, members, destination);

    public override void WriteReturns(ReadOnlySpan<float> fitness) => lead.WriteReturns(fitness);

    public override void ReadEpisodes(MemberRange members, Span<float> returns, Span<int> steps) =>
        lead.ReadEpisodes(members, returns, steps);

    public override void WriteEpisodes(MemberRange members, ReadOnlySpan<float> returns, ReadOnlySpan<int> steps) =>
        lead.WriteEpisodes(members, returns, steps);

    public override void EvaluateVectors(
        ReadOnlySpan<float> vectors, EpisodeOptions episodes, int generation, Span<float> returns,
        Span<int> steps) =>
        lead.EvaluateVectors(vectors, episodes, generation, returns, steps);

    public override void Dispose()
    {
        drivers.Dispose();
        foreach (GenerationShare share in shares)
            share.Stages.Dispose();
    }

    private void Drive(int device)
    {
        GenerationShare share = shares[device];
        try
        {
            while (dealer.TryTake(device, out MemberRange piece))
            {
                if (share.Stages != lead && share.Pieces.Count == 0)
                {
                    share.Stages.WriteMean(mean);
                    share.Stages.WriteStepCap(stepCap);
                }

                long started = Stopwatch.GetTimestamp();
                share.Evaluate(generation, piece, returns.AsSpan(EpisodesOf(piece)), steps.AsSpan(EpisodesOf(piece)));
                dealer.Conclude(device, piece, Stopwatch.GetTimestamp() - started);
            }
        }
        catch (Exception exception)
        {
            // Whatever a driver throws; the caller's thread reports it when the other devices have come to rest.
            share.Failure = exception;
            dealer.Stop();
        }
    }

    private void BringToLead(IReadOnlyList<MemberRange> pieces)
    {
        for (int index = 0; index < pieces.Count; index++)
        {
            Range episodes = EpisodesOf(pieces[index]);
            lead.WriteEpisodes(pieces[index], returns.AsSpan(episodes), steps.AsSpan(episodes));
        }
    }

    private Range EpisodesOf(MemberRange members) =>
        (members.First * options.Episodes)..((members.First + members.Count) * options.Episodes);

    private void RequireSuccess()
    {
        if (!Array.Exists(shares, static share => share.Failure is not null))
            return;
        GenerationShare[] failed = [.. shares.Where(share => share.Failure is not null)];
        string reasons = string.Join("; ", failed.Select(share => $"device {share.Device} failed: {share.Failure!.Message}"));
        throw new InvalidOperationException(
            $"generation {generation} was not evaluated: {reasons}",
            failed.Length == 1 ? failed[0].Failure : new AggregateException(failed.Select(share => share.Failure!)));
    }
}
