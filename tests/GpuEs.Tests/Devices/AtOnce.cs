using Xunit;

namespace GpuEs.Tests;

/// <summary>Threads that begin together.</summary>
internal static class AtOnce
{
    /// <summary>What each thread gives.</summary>
    public static TResult[] Run<TResult>(int count, Func<int, TResult> work)
    {
        var results = new TResult[count];
        var failures = new Exception?[count];
        using var start = new Barrier(count);
        Thread[] threads = [.. Enumerable.Range(0, count).Select(thread => new Thread(() => RunOne(thread)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(failures, Assert.Null);
        return results;

        void RunOne(int thread)
        {
            try
            {
                start.SignalAndWait();
                results[thread] = work(thread);
            }
            catch (Exception failure)
            {
                // It would end the process of the tests.
                failures[thread] = failure;
            }
        }
    }
}
