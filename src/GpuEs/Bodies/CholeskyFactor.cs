namespace GpuEs;

/// <summary>A symmetric positive definite matrix as L L', which solves.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[,] lower;

    private CholeskyFactor(double[,] lower) => this.lower = lower;

    /// <returns>Null where the matrix is not positive definite.</returns>
    public static CholeskyFactor? Of(double[,] matrix)
    {
        int count = matrix.GetLength(0);
        var lower = new double[count, count];
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double rest = matrix[row, column];
                for (int k = 0; k < column; k++)
                    rest -= lower[row, k] * lower[column, k];
                if (column < row)
                    lower[row, column] = rest / lower[column, column];
                else if (rest > 0)
                    lower[row, row] = Math.Sqrt(rest);
                else
                    return null;
            }
        }

        return new(lower);
    }

    public double[] Solve(double[] right)
    {
        double[] solution = [.. right];
        int count = right.Length;
        for (int row = 0; row < count; row++)
        {
            for (int k = 0; k < row; k++)
                solution[row] -= lower[row, k] * solution[k];
            solution[row] /= lower[row, row];
        }

        for (int row = count - 1; row >= 0; row--)
        {
            for (int k = row + 1; k < count; k++)
                solution[row] -= lower[k, row] * solution[k];
            solution[row] /= lower[row, row];
        }

        return solution;
    }
}
