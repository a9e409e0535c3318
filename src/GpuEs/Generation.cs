namespace GpuEs;

/// <summary>
/// The stages of a generation on whatever computes them. They are called in the order in which they stand here.
/// </summary>
internal abstract class Generation : IDisposable
{
    /// <summary>The stages on a device, or shared out over several.</summary>
    public static Generation Create(DeviceGroup devices, SearchTask task, EvolutionStrategyOptions options) =>
        devices.Count == 1 ? Create(devices[0], task, options) : SharedGeneration.Create(devices, task, options);

    /// <summary>The stages on a device.</summary>
    public static Generation Create(ComputeDevice device, SearchTask task, EvolutionStrategyOptions options)
    {
        device.RequireOpen();
        if (device.Description.Kind == DeviceKind.Host)
        {
            device.WarnOf(task.Description?.HostOnly ?? []);
            return new HostGeneration(task, options);
        }

        device.RequireNone(task.DeviceObstacle);
        using Lock.Scope turn = device.TakeTurn();
        return options.Noise == NoiseKind.Counter
            ? new DeviceGeneration<CounterNoise>(
                device, task, options, DeviceNoise.Counter(device, options, task.ParameterCount))
            : new DeviceGeneration<TableNoise>(
                device, task, options, DeviceNoise.Table(device, options, task.ParameterCount));
    }

    /// <summary>Members that are evaluated at a time.</summary>
    public abstract int ChunkMembers { get; }

    /// <summary>Which code plays the episodes, and why.</summary>
    public abstract string Path { get; }

    /// <summary>Whether others hold the run and its state, so that reading the state is costly and losing it is not.</summary>
    public virtual bool IsHeldElsewhere => false;

    /// <summary>Marks the beginning of a generation whose returns come by <see cref="Evaluate"/>.</summary>
    public abstract void Begin();

    /// <summary>Perturbs a chunk of members by the generation's noise, and finds their returns.</summary>
    public abstract void Evaluate(int generation, MemberRange chunk);

    /// <summary>Ranks the returns of all members and makes weights of the ranks.</summary>
    public abstract void Shape();

    /// <summary>Sums up the noise by weight.</summary>
    public abstract void EstimateGradient(int generation);

    /// <summary>Moves the mean along the gradient.</summary>
    public abstract void UpdateMean(int generation);

    /// <summary>Waits for the stages, and tells of them.</summary>
    public abstract GenerationMeasures Report();

    /// <summary>Reads the mean.</summary>
    public abstract void ReadMean(Span<float> destination);

    /// <summary>Replaces the mean.</summary>
    public abstract void WriteMean(ReadOnlySpan<float> source);

    /// <summary>Reads the steps after which episodes are cut off.</summary>
    public abstract int ReadStepCap();

    /// <summary>Replaces the steps after which episodes are cut off.</summary>
    public abstract void WriteStepCap(int stepCap);

    /// <summary>Reads the optimizer's moments, [P] each.</summary>
    public abstract void ReadMoments(Span<float> first, Span<float> second);

    /// <summary>Replaces the optimizer's moments.</summary>
    public abstract void WriteMoments(ReadOnlySpan<float> first, ReadOnlySpan<float> second);

    /// <summary>Reads all that the coming generations depend on: the mean and the moments into the arrays given.</summary>
    /// <returns>The steps after which episodes are cut off.</returns>
    public virtual int ReadState(Span<float> mean, Span<float> first, Span<float> second)
    {
        ReadMean(mean);
        ReadMoments(first, second);
        return ReadStepCap();
    }

    /// <summary>Replaces all that the coming generations depend on.</summary>
    public virtual void WriteState(SearchState state)
    {
        WriteMean(state.Mean);
        WriteMoments(state.FirstMoment, state.SecondMoment);
        WriteStepCap(state.StepCap);
    }

    /// <summary>Writes the parameters of any members, one member after the other.</summary>
    public abstract void ReadMembers(int generation, MemberRange members, Span<float> destination);

    /// <summary>Replaces the returns of all members by fitness from elsewhere.</summary>
    public abstract void WriteReturns(ReadOnlySpan<float> fitness);

    /// <summary>Reads the returns and lengths of the episodes of some members.</summary>
    public abstract void ReadEpisodes(MemberRange members, Span<float> returns, Span<int> steps);

    /// <summary>Replaces the returns and lengths of the episodes of some members by those from another device.</summary>
    public abstract void WriteEpisodes(MemberRange members, ReadOnlySpan<float> returns, ReadOnlySpan<int> steps);

    /// <summary>Evaluates parameter vectors, one after the other in memory, with the starts of a generation.</summary>
    public abstract void EvaluateVectors(
        ReadOnlySpan<float> vectors, EpisodeOptions episodes, int generation, Span<float> returns,
        Span<int> steps);

    public abstract void Dispose();
}
