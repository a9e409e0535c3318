namespace GpuEs.Benchmarks;

/// <summary>A line of JSON of <c>bodies</c>.</summary>
/// <param name="Name">Whose figures they are.</param>
/// <param name="Model">The mechanism.</param>
/// <param name="Lanes">Instances side by side.</param>
/// <param name="Threads">Threads, each with instances of its own.</param>
/// <param name="NanosecondsPerStep">CPU time of an mj_step of an instance.</param>
/// <param name="StepsPerSecond">mj_steps of all instances on the wall clock.</param>
/// <param name="Failures">Evaluations of the dynamics that failed.</param>
internal sealed record BodiesReport(
    string Name, string Model, int Lanes, int Threads, double NanosecondsPerStep, double StepsPerSecond, int Failures);
