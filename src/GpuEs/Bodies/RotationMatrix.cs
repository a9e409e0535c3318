namespace GpuEs;

/// <summary>Rotation matrices of quaternions, w first; row-major.</summary>
internal static class RotationMatrix
{
    public static double[] Of(ReadOnlySpan<double> quaternion)
    {
        double w = quaternion[0], x = quaternion[1], y = quaternion[2], z = quaternion[3];
        return
        [
            w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y),
            2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x),
            2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z,
        ];
    }

    /// <summary>The matrix times the vector.</summary>
    public static double[] Times(ReadOnlySpan<double> matrix, ReadOnlySpan<double> vector)
    {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++)
            product[i] = matrix[3 * i] * vector[0] + matrix[3 * i + 1] * vector[1] + matrix[3 * i + 2] * vector[2];
        return product;
    }

    /// <summary>One matrix times another.</summary>
    public static double[] Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double[] product = new double[9];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
                product[3 * i + j] = left[3 * i] * right[j] + left[3 * i + 1] * right[3 + j] + left[3 * i + 2] * right[6 + j];
        }

        return product;
    }
}
