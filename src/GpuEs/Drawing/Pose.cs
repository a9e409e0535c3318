namespace GpuEs;

/// <summary>Where a shape is, in the environment's own units.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Upwards.</param>
/// <param name="AngleRadians">How it is turned, counter-clockwise.</param>
public readonly record struct Pose(float X, float Y, float AngleRadians = 0f);
