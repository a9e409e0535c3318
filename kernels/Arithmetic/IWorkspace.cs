namespace GpuEs;

/// <summary>
/// A place in the memory that an episode has for itself: numbers by index, from here on. In a kernel they lie strided
/// among those of other threads, on the host side by side; code that is written against it runs on both.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
/// <typeparam name="T">What lies there: floats, or a number type.</typeparam>
public interface IWorkspace<TSelf, T>
    where TSelf : struct, IWorkspace<TSelf, T>
    where T : unmanaged
{
    /// <summary>Reads or writes the number at an index from here.</summary>
    /// <param name="index">Up to the workspace's end; not checked, since kernels have no exceptions.</param>
    T this[int index] { get; set; }

    /// <summary>The place some numbers further on: of one of many equal things, say, whose numbers have small indices there.</summary>
    /// <param name="offset">Numbers from here.</param>
    TSelf At(int offset);
}
