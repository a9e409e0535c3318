namespace GpuEs;

/// <summary>Files that are there whole or not at all, whenever the process or the machine ends.</summary>
internal static class WholeFile
{
    private const string TemporaryEnding = ".tmp";

    /// <summary>
    /// Writes under a temporary name, waits until the disk has it, and renames. The rename itself is not waited for: what
    /// a power failure undoes is the newest file, whole, and the one before is still there.
    /// </summary>
    /// <exception cref="IOException">It cannot be written; what stood there before is as it was.</exception>
    public static void Write(string path, byte[] content) => Write(path, file => file.Write(content));

    /// <summary>The same, of what does not fit into an array or is made while it is written.</summary>
    /// <exception cref="IOException">It cannot be written; what stood there before is as it was.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        string temporary = path + TemporaryEnding;
        Writing(path, () =>
        {
            try
            {
                // Without a buffer, so that closing has nothing left to write where the disk is full.
                using (var file = new FileStream(
                    temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
                {
                    write(file);
                    file.Flush(flushToDisk: true);
                }

                File.Move(temporary, path, overwrite: true);
            }
            catch
            {
                if (File.Exists(temporary))
                    File.Delete(temporary);
                throw;
            }
        });
    }

    /// <summary>Deletes what writes that were killed left behind.</summary>
    public static void DeleteTemporaries(string folder)
    {
        foreach (string temporary in Directory.EnumerateFiles(folder, "*" + TemporaryEnding))
            File.Delete(temporary);
    }

    /// <summary>Does something to a file; a failure names it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Writing(string path, Action write) => Writing(path, () =>
    {
        write();
        return true;
    });

    /// <summary>Does something to a file that gives something; a failure names the file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static TValue Writing<TValue>(string path, Func<TValue> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be written: {exception.Message}", exception);
        }
    }
}
