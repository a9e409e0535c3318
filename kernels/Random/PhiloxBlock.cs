namespace GpuEs;

/// <summary>128 bits: a counter of <see cref="Philox"/>, or what it makes of one.</summary>
internal readonly record struct PhiloxBlock(uint Word0, uint Word1, uint Word2, uint Word3);
