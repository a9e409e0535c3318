namespace GpuEs;

/// <summary>A policy in a run's options.json.</summary>
internal sealed record PolicyRecord(int[] Hidden, Activation Activation, Head Head)
{
    public static PolicyRecord? Of(Policy? policy) =>
        policy is null ? null : new([.. policy.Hidden], policy.Activation, policy.Head);

    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public Policy ToPolicy() =>
        Hidden.Length == 0 ? Policy.Linear(Head) : Policy.Mlp(Hidden, Activation, Head);
}
