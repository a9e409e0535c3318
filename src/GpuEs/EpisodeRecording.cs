namespace GpuEs;

/// <summary>An episode step by step: what the policy saw, what it did, and what it was given.</summary>
public sealed class EpisodeRecording
{
    internal EpisodeRecording(
        int observationSize, int actionSize, float[] observations, float[] actions, float[] rewards, bool isTerminated)
    {
        ObservationSize = observationSize;
        ActionSize = actionSize;
        Observations = observations;
        Actions = actions;
        Rewards = rewards;
        IsTerminated = isTerminated;
        Sum sum = default;
        foreach (float reward in rewards)
            sum += reward;
        Return = sum.Value;
    }

    /// <summary>Components of an observation, O.</summary>
    public int ObservationSize { get; }

    /// <summary>Components of an action, A.</summary>
    public int ActionSize { get; }

    /// <summary>[(T + 1) x O] Before each step, and after the last; in the environment's units, not scaled.</summary>
    public float[] Observations { get; }

    /// <summary>[T x A] As the policy chose them; a choice among k actions is its number, 0 to k - 1.</summary>
    public float[] Actions { get; }

    /// <summary>[T] Of each step.</summary>
    public float[] Rewards { get; }

    /// <summary>What it is drawn with; empty where the environment is no <see cref="IDrawable"/>.</summary>
    public IReadOnlyList<Shape> Shapes { get; internal init; } = [];

    /// <summary>[(T + 1) x shapes] Before each step, and after the last.</summary>
    public IReadOnlyList<Pose> Poses { get; internal init; } = [];

    /// <summary>Whether the task ended by itself; false where the step limit cut it off.</summary>
    public bool IsTerminated { get; }

    /// <summary>Steps taken, T.</summary>
    public int Steps => Rewards.Length;

    /// <summary>The sum of the rewards, added up in their order and as exactly as training does.</summary>
    public float Return { get; }
}
