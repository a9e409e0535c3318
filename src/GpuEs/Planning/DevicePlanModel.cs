using ILGPU;

namespace GpuEs;

/// <summary>A model on a device: candidates in, predicted returns out.</summary>
internal abstract class DevicePlanModel : IDisposable
{
    /// <summary>Rolls the candidates of a chunk of agents.</summary>
    /// <param name="rollout">How.</param>
    /// <param name="chunk">The agents.</param>
    /// <param name="candidates">Candidates of an agent.</param>
    /// <param name="states">[M x state length] States as bytes, since ILGPU takes no views of bool or char to kernels.</param>
    /// <param name="workspaces">[M x workspace size] What the agents' worlds have besides; else one float.</param>
    /// <param name="actions">[chunk agents x coordinates x stride].</param>
    /// <param name="returns">Out: [chunk agents x stride].</param>
    public abstract void Roll(
        in ModelRollout rollout, AgentRange chunk, int candidates, ArrayView<byte> states, ArrayView<float> workspaces,
        ArrayView<int> actions, ArrayView<float> returns);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
