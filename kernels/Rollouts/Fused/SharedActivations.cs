using ILGPU;

namespace GpuEs;

/// <summary>
/// The activations of a group's members in shared memory: a row of quads for the observation and one for every hidden
/// layer, each as wide as the widest, so that every thread may write its neuron whatever the layer's width.
/// </summary>
internal readonly record struct SharedActivations(FusedShape Shape, ArrayView<Quad> Rows)
{
    /// <summary>A layer's row; 0 is the observation.</summary>
    public ArrayView<Quad> Row(int slot, int layer) => Rows.SubView(First(slot, layer), Shape.QuadsPerRow);

    /// <summary>One activation of a layer.</summary>
    public float Get(int slot, int layer, int neuron) => Rows.Cast<float>()[First(slot, layer) * 4 + neuron];

    /// <summary>Sets one activation of a layer.</summary>
    public void Set(int slot, int layer, int neuron, float value) =>
        Rows.Cast<float>()[First(slot, layer) * 4 + neuron] = value;

    // A member's rows are neighbours: with one address a thread, layers are constants behind it.
    private int First(int slot, int layer) => slot * Shape.QuadsPerMember + layer * Shape.QuadsPerRow;
}
