namespace GpuEs;

/// <summary>What a <see cref="DynamicsFile"/> holds; the numbers stand in files.</summary>
internal enum DynamicsContent
{
    Transitions = 1,
    Model = 2,
}
