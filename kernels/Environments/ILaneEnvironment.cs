namespace GpuEs;

/// <summary>
/// The rules of an environment over a number type: one instance where it is <see cref="Real"/>, and on the host eight
/// or sixteen side by side. Its fields are all <typeparamref name="T"/>, and formulas choose by
/// <see cref="IReal{T}.Select"/> where others branch. An environment that has one, <see cref="IHasLanes{TLanes}"/>,
/// is played several times as fast on processors.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public interface ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    /// <summary>A mask: where the task has ended; as <see cref="IEnvironment{TSelf}.IsTerminated"/>.</summary>
    T IsTerminated { get; }

    /// <summary>As <see cref="IView.Observe"/>.</summary>
    /// <param name="index">Component, 0 to ObservationSize - 1.</param>
    T Observe(int index);

    /// <summary>As <see cref="IView.Act"/>.</summary>
    /// <param name="index">Component, 0 to ActionSize - 1.</param>
    /// <param name="value">The component, or the choice.</param>
    void Act(int index, T value);

    /// <summary>As <see cref="IEnvironment{TSelf}.Step"/>.</summary>
    T Step();
}
