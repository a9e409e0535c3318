using System.Text.Json.Serialization;

namespace GpuEs.Cluster;

/// <summary>A built-in policy as it travels.</summary>
internal sealed record PerceptronShape(
    [property: JsonRequired] int[] Hidden, [property: JsonRequired] Activation Activation, [property: JsonRequired] Head Head)
{
    public static PerceptronShape Of(Policy policy) => new([.. policy.Hidden], policy.Activation, policy.Head);

    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public Policy ToPolicy() => Hidden.Length == 0 ? Policy.Linear(Head) : Policy.Mlp(Hidden, Activation, Head);
}
