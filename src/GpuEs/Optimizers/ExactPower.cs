namespace GpuEs;

/// <summary>Whole powers by multiplication alone; Math.Pow differs between platforms in the last bit.</summary>
internal static class ExactPower
{
    public static double Raise(double number, int exponent)
    {
        double result = 1;
        for (double square = number; exponent > 0; exponent >>= 1, square *= square)
        {
            if ((exponent & 1) == 1)
                result *= square;
        }

        return result;
    }
}
