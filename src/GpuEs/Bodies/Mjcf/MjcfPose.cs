namespace GpuEs;

/// <summary>Where something is in its parent's frame: pos, and one of the five ways to say how it is turned.</summary>
internal sealed class MjcfPose
{
    private static readonly string[] Orientations = ["axisangle", "xyaxes", "zaxis", "euler"];

    private readonly double[] pos = [0, 0, 0];
    private readonly double[] quat = [1, 0, 0, 0];

    /// <summary>Wins over quat, wherever either was said.</summary>
    private DoubleQuaternion? other;

    public DoubleVector Pos => new(pos[0], pos[1], pos[2]);

    public DoubleQuaternion Quat => other ?? new DoubleQuaternion(quat[0], quat[1], quat[2], quat[3]).Unit;

    public void Read(MjcfElement element, MjcfCompiler compiler)
    {
        element.Read("pos", pos, least: 3);
        ReadOrientation(element, compiler);
    }

    public void ReadOrientation(MjcfElement element, MjcfCompiler compiler)
    {
        if (Orientations.Append("quat").Count(element.Has) > 1)
            throw element.Error($"<{element.Tag}> is turned twice; accepted: one of quat, {string.Join(", ", Orientations)}");
        if (element.Read("quat", quat, least: 4) > 0 && quat.All(number => number == 0))
            throw element.NotAccepted("quat", "a quaternion that is not 0");
        if (element.Numbers("axisangle", 4, 4) is { } turn)
        {
            other = DoubleQuaternion.About(
                Direction(element, "axisangle", new(turn[0], turn[1], turn[2])), compiler.Radians(turn[3]));
        }

        if (element.Numbers("xyaxes", 6, 6) is { } axes)
        {
            DoubleVector x = Direction(element, "xyaxes", new(axes[0], axes[1], axes[2]));
            var second = new DoubleVector(axes[3], axes[4], axes[5]);
            DoubleVector y = Direction(element, "xyaxes", second - x * x.Dot(second));
            other = DoubleQuaternion.FromAxes(x, y, x.Cross(y));
        }

        if (element.Numbers("zaxis", 3, 3) is { } z)
            other = DoubleQuaternion.FromZTo(Direction(element, "zaxis", new(z[0], z[1], z[2])));
        if (element.Numbers("euler", 3, 3) is { } euler)
            other = Euler(euler, compiler);
    }

    private static DoubleQuaternion Euler(double[] angles, MjcfCompiler compiler)
    {
        DoubleQuaternion turn = DoubleQuaternion.Identity;
        for (int i = 0; i < 3; i++)
        {
            char letter = compiler.EulerSequence[i];
            DoubleVector axis = char.ToLowerInvariant(letter) switch
            {
                'x' => DoubleVector.UnitX,
                'y' => DoubleVector.UnitY,
                _ => DoubleVector.UnitZ,
            };
            var about = DoubleQuaternion.About(axis, compiler.Radians(angles[i]));
            turn = char.IsLower(letter) ? turn * about : about * turn;
        }

        return turn.Unit;
    }

    private static DoubleVector Direction(MjcfElement element, string name, DoubleVector vector) =>
        vector.Length > 0 ? vector.Unit : throw element.NotAccepted(name, "directions that are not 0 and not parallel");
}
