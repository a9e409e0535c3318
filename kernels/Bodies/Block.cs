namespace GpuEs;

/// <summary>
/// The cells of a constraint in force. Blocks lie one behind the other in the order of their slots, those alone that some
/// lane needs; in the other lanes D is 0. A block of one row is followed by its J, one of three by J as normal, friction
/// times tangent 1, friction times tangent 2 a dof: the edges of the pyramid are normal +- tangent.
/// </summary>
internal static class Block
{
    public const int Slot = 0;
    public const int D = 1;

    // One row: aref, J qacc - aref (MuJoCo's Jaref), J search (Jv), J.
    public const int Aref = 2;
    public const int Jaref = 3;
    public const int Jv = 4;
    public const int J = 5;

    // Three rows: the same by threes.
    public const int ConeAref = 2;
    public const int ConeJaref = 5;
    public const int ConeJv = 8;
    public const int ConeJ = 11;

    // Behind J where contact forces are asked for: normal, tangent 1, tangent 2, point.
    public const int FrameSize = 12;

    public static int Head(int dim) => dim == 3 ? ConeJ : J;
}
