namespace GpuEs;

/// <summary>128 bits: a counter of <see cref="Philox"/>, or what it makes of one.</summary>
internal readonly record struct PhiloxBlock(uint Word0, uint Word1, uint Word2, uint Word3)
{
    /// <summary>Writes the four words.</summary>
    public void CopyTo(Span<uint> words)
    {
        words[0] = Word0;
        words[1] = Word1;
        words[2] = Word2;
        words[3] = Word3;
    }
}
