namespace GpuEs;

/// <summary>A network with its parameters and working memory. Its inputs stand at the indices from 0 on.</summary>
internal interface INetwork : IMemory
{
    /// <summary>Computes the outputs; the inputs may be lost.</summary>
    /// <returns>The index of the first output.</returns>
    int Run();
}
