namespace GpuEs;

/// <summary>
/// What an environment of one's own may implement besides <see cref="IEnvironment{TSelf}"/>, so that reports and dashboards
/// draw it. Called on the host alone, and only where an episode is recorded. Without it they show the observations over time.
/// </summary>
public interface IDrawable
{
    /// <summary>What it is drawn with, the hindmost first; the same in every state.</summary>
    IReadOnlyList<Shape> Shapes { get; }

    /// <summary>Where a shape is in the present state.</summary>
    /// <param name="shape">Index in <see cref="Shapes"/>.</param>
    Pose PoseOf(int shape);
}
