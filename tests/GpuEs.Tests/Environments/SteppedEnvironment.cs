namespace GpuEs.Tests;

/// <summary>An environment of any type, stepped on the host; numbers go in rounded to float.</summary>
internal abstract class SteppedEnvironment
{
    public abstract int ObservationSize { get; }

    public abstract int StepLimit { get; }

    public abstract bool IsTerminated { get; }

    public abstract float[] State { get; }

    public abstract float[] Observation { get; }

    public abstract void SetState(double[] state);

    public abstract void Reset(ulong seed, uint generation, uint instance);

    public abstract float Step(double action);
}
