namespace GpuEs.Tests;

/// <summary>The environment of one type, and how its state is written and read.</summary>
internal sealed class SteppedEnvironmentOf<TEnvironment>(
    SteppedEnvironmentOf<TEnvironment>.StateWriter write, Func<TEnvironment, float[]> read) : SteppedEnvironment
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
{
    private TEnvironment environment;

    public delegate void StateWriter(ref TEnvironment environment, float[] state);

    public override int ObservationSize => TEnvironment.ObservationSize;

    public override int StepLimit => TEnvironment.StepLimit;

    public override bool IsTerminated => environment.IsTerminated;

    public override float[] State => read(environment);

    public override float[] Observation =>
        [.. Enumerable.Range(0, TEnvironment.ObservationSize).Select(index => environment.Observe(index))];

    public override void SetState(double[] state)
    {
        environment = default;
        write(ref environment, [.. state.Select(component => (float)component)]);
    }

    public override void Reset(ulong seed, uint generation, uint instance)
    {
        var random = new EpisodeRandom(seed, generation, instance);
        environment = default;
        environment.Reset(ref random);
    }

    public override float Step(double action)
    {
        environment.Act(0, (float)action);
        return environment.Step();
    }
}
