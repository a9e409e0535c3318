namespace GpuEs;

/// <summary>Four floats that are loaded at once.</summary>
internal struct Quad
{
    public float X, Y, Z, W;

    /// <summary>One of them; with a constant index the choice folds away.</summary>
    public readonly float this[int index] => index == 0 ? X : index == 1 ? Y : index == 2 ? Z : W;
}
