using ILGPU;

namespace GpuEs;

/// <summary>
/// The activations of one member in shared memory: a row of quads for the observation and one for every hidden layer.
/// </summary>
internal readonly record struct SharedActivations(ArrayView<Quad> Rows, int Member, int Members, int QuadsPerRow)
{
    /// <summary>A layer's row; 0 is the observation.</summary>
    public ArrayView<Quad> Row(int layer) => Rows.SubView((layer * Members + Member) * QuadsPerRow, QuadsPerRow);

    /// <summary>Sets one activation of a layer.</summary>
    public void Set(int layer, int neuron, float value) =>
        Rows.Cast<float>()[(layer * Members + Member) * QuadsPerRow * 4 + neuron] = value;
}
