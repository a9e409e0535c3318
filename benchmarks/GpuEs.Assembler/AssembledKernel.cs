namespace GpuEs.Assembler;

/// <summary>What a kernel takes on a GPU, and what it is there.</summary>
/// <param name="Registers">Of a thread.</param>
/// <param name="SpillBytes">That a thread writes to memory for want of registers.</param>
/// <param name="SharedBytes">Static shared memory of a group.</param>
/// <param name="Code">Its instructions.</param>
internal sealed record AssembledKernel(int Registers, int SpillBytes, int SharedBytes, Listing Code);
