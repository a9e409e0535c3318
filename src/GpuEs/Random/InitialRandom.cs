namespace GpuEs;

/// <summary>The random numbers that a run's first mean is made of.</summary>
internal static class InitialRandom
{
    /// <summary>Standard normal.</summary>
    public static float Normal(ulong seed, int parameter)
    {
        uint bits = Draw(seed, parameter);
        float magnitude = NormalQuantiles.Table[(int)(bits & 0x7FFF)];
        return ((bits & 0x8000) == 0 ? magnitude : -magnitude) / NoiseOctet.UnitsPerDeviation;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public static float Uniform(ulong seed, int parameter) => (int)(Draw(seed, parameter) >> 8) / (float)(1 << 24);

    private static uint Draw(ulong seed, int parameter) =>
        Philox.Draw(seed, new PhiloxBlock((uint)parameter, 0, 0, RandomDomain.Initialisation)).Word0;
}
