namespace GpuEs;

/// <summary>A source of standard normal noise that any process can rebuild from four integers.</summary>
internal interface INoise
{
    /// <summary>The noise of parameters 8 * octet to 8 * octet + 7 for one direction of one generation.</summary>
    NoiseOctet Octet(uint generation, uint direction, int octet);
}
