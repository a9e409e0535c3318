namespace GpuEs;

/// <summary>What a joint lets its body do; numbered as MuJoCo's mjtJoint.</summary>
internal enum JointKind
{
    /// <summary>Everything: 7 positions (x, y, z, quaternion) and 6 velocities.</summary>
    Free = 0,

    /// <summary>Turn about any axis: 4 positions (quaternion) and 3 velocities.</summary>
    Ball = 1,

    /// <summary>Move along an axis, in metres.</summary>
    Slide = 2,

    /// <summary>Turn about an axis, in radians.</summary>
    Hinge = 3,
}
