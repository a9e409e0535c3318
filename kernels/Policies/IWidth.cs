namespace GpuEs;

/// <summary>A whole number as a type, so that a layer's width is a constant of the compiled kernel.</summary>
internal interface IWidth
{
    static abstract int Value { get; }
}
