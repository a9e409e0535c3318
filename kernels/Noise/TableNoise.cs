using ILGPU;

namespace GpuEs;

/// <summary>
/// The shared noise table of Salimans et al. 2017, section 2.1: a direction is a slice of one block of normals, at a
/// random start. Starts are multiples of eight, so that eight entries are one aligned 16-byte load.
/// </summary>
internal readonly struct TableNoise(ArrayView<short> table, int slots, ulong seed) : INoise
{
    public NoiseOctet Octet(uint generation, uint direction, int octet)
    {
        long start = ((long)DirectionWindow.TableSlot(seed, generation, direction, slots) + octet) * NoiseOctet.Size;
        return new NoiseOctet
        {
            N0 = table[start],
            N1 = table[start + 1],
            N2 = table[start + 2],
            N3 = table[start + 3],
            N4 = table[start + 4],
            N5 = table[start + 5],
            N6 = table[start + 6],
            N7 = table[start + 7],
        };
    }
}
