using System.Buffers;

namespace GpuEs.Cli;

/// <summary>Words as a shell takes them, for commands that are printed to be pasted.</summary>
internal static class ShellWord
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%" + (OperatingSystem.IsWindows() ? "\\" : ""));

    /// <summary>A word, in quotation marks where it needs them.</summary>
    public static string Of(string word) => word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Plain) ? word
        : OperatingSystem.IsWindows() ? $"\"{word}\""
        : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>A path, which no command takes for an option.</summary>
    public static string OfPath(string path) => Of(path.StartsWith('-') ? Path.Combine(".", path) : path);
}
