namespace GpuEs;

/// <summary>What a policy sees of an environment that reads data.</summary>
/// <param name="environment">What is seen, and acted upon.</param>
/// <param name="data">What it reads.</param>
internal struct DataView<TEnvironment, TData>(TEnvironment environment, TData data) : IView, ISizesOf<TEnvironment>
    where TEnvironment : unmanaged, IDataEnvironment<TEnvironment>
    where TData : struct, IData
{
    private TEnvironment environment = environment;

    /// <summary>The environment, acted upon.</summary>
    public readonly TEnvironment Environment => environment;

    public readonly float Observe(int index) => environment.Observe(index, data);

    public void Act(int index, float value) => environment.Act(index, value);
}
