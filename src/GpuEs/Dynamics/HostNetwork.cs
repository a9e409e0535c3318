namespace GpuEs;

/// <summary>
/// A network on the host, in vectors; the bits of <see cref="LayersNetwork{TEnvironment, TLayers, TActivation}"/>.
/// </summary>
internal readonly unsafe struct HostNetwork(ForwardPass pass, float* parameters, float* scratch) : INetwork
{
    public float this[int index]
    {
        get => scratch[index];
        set => scratch[index] = value;
    }

    public int Run() => (int)(pass.Run(parameters, scratch) - scratch);
}
