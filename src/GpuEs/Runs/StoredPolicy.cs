namespace GpuEs;

/// <summary>Reads the policy of a run's folder.</summary>
internal static class StoredPolicy
{
    /// <param name="folder">A run's.</param>
    /// <param name="best">The best mean of its evaluations, in place of the last.</param>
    /// <param name="own">Finds what is not built in by its name, for folders that do not say what the policy sees.</param>
    /// <exception cref="InvalidDataException">There is no run with a built-in policy, or it is damaged.</exception>
    public static TrainedPolicy Load(string folder, bool best, Func<string, NamedTask?>? own = null) => Loaded(folder, record =>
    {
        if (record.Dimension is not null)
            throw new InvalidDataException($"{record.Environment} is an objective, without a policy");
        Policy policy = PolicyOf(record);
        float[] parameters = RunFiles.ReadParameters(folder, best);
        if (record.Spaces is { } spaces)
            return TrainedPolicy.Of(record.Environment, policy, spaces, parameters);
        NamedTask task = BuiltInTasks.Find(record.Environment) ?? own?.Invoke(record.Environment)
            ?? throw new InvalidDataException(
                $"{RunRecord.FileName} names {record.Environment}, which is not built in: give its type, Policy.Load<T>");
        return task.Trained(policy, parameters);
    });

    /// <exception cref="InvalidDataException">There is no run in that environment, or it is damaged.</exception>
    public static TrainedPolicy Load<TEnvironment>(string folder, bool best)
        where TEnvironment : unmanaged, ISizes => Loaded(folder, record =>
        {
            RequireEnvironment<TEnvironment>(record);
            return TrainedPolicy.For<TEnvironment>(PolicyOf(record), RunFiles.ReadParameters(folder, best));
        });

    /// <exception cref="InvalidDataException">There is no run of that policy in that environment, or it is damaged.</exception>
    public static TrainedPolicy Load<TEnvironment, TPolicy>(string folder, bool best)
        where TEnvironment : unmanaged, ISizes
        where TPolicy : unmanaged, IPolicy<TPolicy> => Loaded(folder, record =>
        {
            RequireEnvironment<TEnvironment>(record);
            string expected = typeof(TPolicy).ToString();
            return record.PolicyType == expected
                ? TrainedPolicy.For<TEnvironment, TPolicy>(RunFiles.ReadParameters(folder, best))
                : throw new InvalidDataException(
                    $"{RunRecord.FileName} names the policy {record.PolicyType ?? "built in"} in place of {expected}");
        });

    private static TrainedPolicy Loaded(string folder, Func<RunRecord, TrainedPolicy> load)
    {
        try
        {
            return load(RunFiles.ReadRecord(folder));
        }
        catch (InvalidDataException exception)
        {
            throw Refused(folder, exception.Message, exception);
        }
        catch (ArgumentException exception) when (exception is not ArgumentNullException)
        {
            throw Refused(
                folder, $"{RunRecord.FileName} and {RunFiles.Policy} do not fit together: {exception.Message}", exception);
        }
    }

    private static void RequireEnvironment<TEnvironment>(RunRecord record)
    {
        string expected = BuiltInTasks.NameOf(typeof(TEnvironment));
        if (record.Environment != expected)
            throw new InvalidDataException($"{RunRecord.FileName} names {record.Environment} in place of {expected}");
    }

    private static Policy PolicyOf(RunRecord record) => record.Policy?.ToPolicy() ?? throw new InvalidDataException(
        record.PolicyType is null
            ? $"{RunRecord.FileName} has no policy"
            : $"its policy {record.PolicyType} is code of your own, which no file holds: in C#, "
                + "Policy.Load<TEnvironment, TPolicy> reads it, and ONNX is for built-in policies");

    private static InvalidDataException Refused(string folder, string reason, Exception cause) =>
        new($"{folder} holds no policy: {reason}", cause);
}
