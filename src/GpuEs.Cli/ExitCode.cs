namespace GpuEs.Cli;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int WrongInput = 2;
    public const int Interrupted = 130;
}
