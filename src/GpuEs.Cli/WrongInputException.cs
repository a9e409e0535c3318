namespace GpuEs.Cli;

/// <summary>The user asked for something that cannot be; the message names it and says what is accepted.</summary>
internal sealed class WrongInputException(string message, Exception? cause = null) : Exception(message, cause)
{
    public static WrongInputException NotAccepted(string option, string value, string accepted, Exception? cause = null) =>
        new($"{option} {(value.Length > 0 ? value : "''")} is not accepted; accepted: {accepted}", cause);
}
