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

    /// <summary>The smallest float whose power is no less than a share in (0, 1].</summary>
    public static float Root(float share, int exponent)
    {
        int below = 0, root = BitConverter.SingleToInt32Bits(1f);
        while (root - below > 1)
        {
            int middle = below + (root - below) / 2;
            if (Raise(BitConverter.Int32BitsToSingle(middle), exponent) >= share)
                root = middle;
            else
                below = middle;
        }

        return BitConverter.Int32BitsToSingle(root);
    }
}
