namespace GpuEs;

/// <summary>
/// Principal moments, largest first, and the turn to their axes, by Jacobi's rotations gathered in a quaternion. Axes are
/// unique but for signs and order: the order of the rotations and of the exchanges is MuJoCo's (mju_eig3), so that the
/// frames agree with its.
/// </summary>
internal static class PrincipalAxes
{
    /// <summary>Off the diagonal, absolute, and what a rotation's cosine may lack of 1: MuJoCo's bound.</summary>
    private const double Tolerance = 1e-12;

    private const int MostRotations = 500;

    /// <summary>Off-diagonal entries: row, column, and the axis that a rotation in their plane turns about.</summary>
    private static readonly (int Row, int Column, int Axis)[] Planes = [(0, 1, 2), (0, 2, 1), (1, 2, 0)];

    public static (DoubleVector Moments, DoubleQuaternion Turn) Of(InertiaTensor tensor)
    {
        DoubleQuaternion turn = DoubleQuaternion.Identity;
        double[,] turned = Seen(tensor, turn);
        for (int rotation = 0; rotation < MostRotations; rotation++)
        {
            (int row, int column, int axis) = Largest(turned);
            double off = turned[row, column];
            if (Math.Abs(off) < Tolerance)
                break;
            double tau = (turned[column, column] - turned[row, row]) / (2 * off);
            double tangent = (tau >= 0 ? 1 : -1) / (Math.Abs(tau) + Math.Sqrt(1 + tau * tau));
            double cosine = 1 / Math.Sqrt(1 + tangent * tangent);
            if (cosine > 1 - Tolerance)
                break;
            double half = Math.Sqrt(0.5 - 0.5 * cosine);
            bool forward = tau < 0 != (axis == 1);
            turn = (turn * About(axis, forward ? half : -half)).Unit;
            turned = Seen(tensor, turn);
        }

        return Sorted([turned[0, 0], turned[1, 1], turned[2, 2]], turn);
    }

    private static (DoubleVector Moments, DoubleQuaternion Turn) Sorted(double[] moments, DoubleQuaternion turn)
    {
        foreach (int first in (int[])[0, 1, 0])
        {
            if (moments[first] + Tolerance >= moments[first + 1])
                continue;
            (moments[first], moments[first + 1]) = (moments[first + 1], moments[first]);
            turn = (turn * About((first + 2) % 3, Math.Sqrt(0.5))).Unit;
        }

        return (new(moments[0], moments[1], moments[2]), turn);
    }

    private static DoubleQuaternion About(int axis, double halfSine)
    {
        double cosine = Math.Sqrt(1 - halfSine * halfSine);
        return new(cosine, axis == 0 ? halfSine : 0, axis == 1 ? halfSine : 0, axis == 2 ? halfSine : 0);
    }

    private static double[,] Seen(InertiaTensor tensor, DoubleQuaternion turn)
    {
        (DoubleVector x, DoubleVector y, DoubleVector z) = turn.Axes();
        DoubleVector[] axes = [x, y, z];
        var seen = new double[3, 3];
        for (int row = 0; row < 3; row++)
            for (int column = 0; column < 3; column++)
                seen[row, column] = axes[row].Dot(tensor.Times(axes[column]));
        return seen;
    }

    private static (int Row, int Column, int Axis) Largest(double[,] matrix)
    {
        double xy = Math.Abs(matrix[0, 1]), xz = Math.Abs(matrix[0, 2]), yz = Math.Abs(matrix[1, 2]);
        return xy > xz && xy > yz ? Planes[0] : xz > yz ? Planes[1] : Planes[2];
    }
}
