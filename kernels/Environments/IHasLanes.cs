namespace GpuEs;

/// <summary>
/// An environment whose rules are written over <see cref="IReal{T}"/>, so that the host plays members side by side. It
/// holds <typeparamref name="TLanes"/> as its only field, resets it, and passes everything else on.
/// <code>
/// public struct Docking : IEnvironment&lt;Docking&gt;, IHasLanes&lt;Docking&lt;Real&gt;&gt;
/// {
///     private Docking&lt;Real&gt; rules;
/// </code>
/// </summary>
/// <typeparam name="TLanes">The rules over <see cref="Real"/>: a struct that is generic in the number type.</typeparam>
public interface IHasLanes<TLanes>
    where TLanes : unmanaged, ILaneEnvironment<Real>;
