namespace GpuEs;

/// <summary>Where the perturbations' noise comes from. Both are rebuilt from (seed, generation, direction, parameter).</summary>
public enum NoiseKind
{
    /// <summary>Made where it is needed with a counter-based generator; nothing is stored.</summary>
    Counter,

    /// <summary>A slice of one shared block of normals (Salimans et al. 2017, section 2.1); slices overlap.</summary>
    Table,
}
