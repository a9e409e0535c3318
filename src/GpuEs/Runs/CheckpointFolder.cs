using System.Globalization;

namespace GpuEs;

/// <summary>A run's checkpoints: a file each, of which the newest ones are kept.</summary>
internal sealed class CheckpointFolder
{
    private const string Name = "checkpoints";
    private const string Ending = ".checkpoint";

    private readonly string path;
    private readonly byte[] identity;
    private readonly RunRecord record;
    private readonly ulong seed;
    private readonly int kept;
    private readonly List<string> files;

    /// <param name="runFolder">The run's folder; theirs is made where there is none.</param>
    /// <param name="record">The run's.</param>
    public CheckpointFolder(string runFolder, RunRecord record)
    {
        path = PathIn(runFolder);
        identity = Convert.FromHexString(record.Identity);
        this.record = record;
        seed = record.Search.Seed;
        kept = record.Run.KeptCheckpoints;
        Directory.CreateDirectory(path);
        WholeFile.DeleteTemporaries(path);
        files = Files(path);
    }

    /// <summary>Where a run's folder has them.</summary>
    public static string PathIn(string runFolder) => Path.Combine(runFolder, Name);

    /// <summary>The identity of the run that a folder's newest whole checkpoint is of; null where none is whole.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string? IdentityIn(string runFolder)
    {
        string path = PathIn(runFolder);
        foreach (string file in Directory.Exists(path) ? Enumerable.Reverse(Files(path)) : [])
        {
            try
            {
                return Convert.ToHexStringLower(Checkpoint.IdentityOf(File.ReadAllBytes(file)));
            }
            catch (InvalidDataException)
            {
                // Resume tells of it, and uses the one before.
            }
        }

        return null;
    }

    /// <summary>The newest state that is whole; null where none was ever saved.</summary>
    /// <param name="best">The best mean that it knew of; null for none.</param>
    /// <param name="warn">Told of files that are torn or altered; they are deleted when an older one is found whole.</param>
    /// <exception cref="InvalidDataException">There are files, and none is whole, or one is of another run.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public SearchState? Latest(Action<string>? warn, out BestMean? best)
    {
        best = null;
        for (int index = files.Count - 1; index >= 0; index--)
        {
            try
            {
                SearchState state = Read(Bytes(files[index]), out best);
                foreach (string damaged in files[(index + 1)..])
                    File.Delete(damaged);
                files.RemoveRange(index + 1, files.Count - index - 1);
                return state;
            }
            catch (InvalidDataException exception)
            {
                string next = index > 0 ? "; the one before it is used" : "";
                warn?.Invoke($"{files[index]} is damaged ({exception.Message}){next}");
            }
            catch (ArgumentException exception)
            {
                throw new InvalidDataException($"{files[index]} cannot be used: {exception.Message}", exception);
            }
        }

        return files.Count == 0
            ? null
            : throw new InvalidDataException(
                $"no checkpoint in {path} is whole; delete that folder to begin again with generation 0");
    }

    /// <exception cref="IOException">It cannot be written; the older ones are as they were.</exception>
    public void Save(SearchState state, BestMean? best)
    {
        string file = Path.Combine(path, state.Generation.ToString("D10", CultureInfo.InvariantCulture) + Ending);
        WholeFile.Write(file, Checkpoint.Write(state, identity, seed, best));
        files.Remove(file);
        files.Add(file);
        while (files.Count > kept)
        {
            File.Delete(files[0]);
            files.RemoveAt(0);
        }
    }

    private SearchState Read(byte[] bytes, out BestMean? best)
    {
        string own = Convert.ToHexStringLower(Checkpoint.IdentityOf(bytes));
        EarlierSchedule? earlier = record.EarlierSchedules?.FirstOrDefault(schedule => schedule.Identity == own);
        return earlier is null
            ? Checkpoint.Read(bytes, identity, seed, out best)
            : earlier.Rescaled(Checkpoint.Read(bytes, Convert.FromHexString(own), seed, out best), record.Search);
    }

    private static List<string> Files(string path) =>
        [.. Directory.EnumerateFiles(path, "*" + Ending).Order(StringComparer.Ordinal)];

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{file} cannot be read: {exception.Message}", exception);
        }
    }
}
