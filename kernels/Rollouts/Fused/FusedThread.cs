using ILGPU;
using ILGPU.IR.Intrinsics;

namespace GpuEs;

/// <summary>
/// A thread's index in its group, asked for wherever it is used and never kept across a barrier. PoCL makes a loop over
/// the group's threads of what lies between two barriers, and keeps what lives across one in an array over the threads.
/// To its vectoriser an index from such an array may be any number, so that neighbours' stores become scatters
/// (CartPole 64-64: 1.4 times the time). <see cref="FusedThreadIntrinsics"/> has the code for each kind of device.
/// </summary>
internal static class FusedThread
{
    /// <summary>The thread's index.</summary>
    [IntrinsicImplementation]
    public static int Index() => Group.IdxX;
}
