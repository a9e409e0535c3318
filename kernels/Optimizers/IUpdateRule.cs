namespace GpuEs;

/// <summary>How one parameter moves; the vector's lengths come in as numbers.</summary>
internal interface IUpdateRule
{
    /// <summary>Updates the two moments of a parameter from its gradient.</summary>
    void Accumulate(float gradient, float gradientLength, ref float first, ref float second);

    /// <summary>The parameter's change.</summary>
    float Change(ref float first, float second, float firstLength);
}
