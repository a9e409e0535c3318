namespace GpuEs.Cli;

/// <summary>Data as the user gave it.</summary>
internal sealed record GivenData(string File, SharedData Numbers);
