namespace GpuEs;

/// <summary>A policy in an environment.</summary>
internal sealed class EpisodeTask<TEnvironment, TPolicy> : SearchTask
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TPolicy : unmanaged, IPolicy<TPolicy>
{
    public override Goal Goal => Goal.Maximise;

    public override int ParameterCount => TPolicy.ParameterCount<TEnvironment>();

    public override int StepLimit => TEnvironment.StepLimit;

    public override float SolvedReturn => TEnvironment.SolvedReturn;

    public override void Initialise(ulong seed, Span<float> mean)
    {
        for (int parameter = 0; parameter < mean.Length; parameter++)
        {
            float deviation = TPolicy.InitialDeviation<TEnvironment>(parameter);
            mean[parameter] = Exact.Multiply(InitialRandom.Normal(seed, parameter), deviation);
        }
    }

    public override DeviceEvaluation CreateOn(ComputeDevice device, EpisodeOptions episodes) =>
        new DeviceRollout<TEnvironment, TPolicy>(device, episodes);
}

/// <summary>Makes tasks of policies that are described by values.</summary>
internal static class EpisodeTask
{
    public static SearchTask Create<TEnvironment>(Policy policy)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        ArgumentNullException.ThrowIfNull(policy);
        Type closed = typeof(EpisodeTask<,>).MakeGenericType(typeof(TEnvironment), policy.Close());
        return (SearchTask)Activator.CreateInstance(closed)!;
    }
}
