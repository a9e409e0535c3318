namespace GpuEs;

/// <summary>
/// Lets one thread at a time into an object whose calls change it. A second thread is told so: to wait would hide that
/// results depend on who comes first. The thread that is inside may enter again, from a callback.
/// </summary>
/// <param name="name">What the object is called.</param>
/// <param name="devices">Without which it is of no use.</param>
internal sealed class Entrance(string name, params IReadOnlyList<ComputeDevice> devices)
{
    private readonly Lock gate = new();
    private volatile bool isClosed;
    private bool isFreed;

    /// <summary>Whether the host is one of its devices.</summary>
    public bool HasHost => devices.Any(device => device.Description.Kind == DeviceKind.Host);

    /// <summary>Enters until the scope is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">The object or a device of its was disposed of.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside.</exception>
    public Lock.Scope Enter()
    {
        RequireOpen();
        if (!gate.TryEnter())
        {
            throw new InvalidOperationException(
                $"this {name} is in use by another thread; it takes one call at a time, and each thread may have its own");
        }

        try
        {
            RequireOpen();
            return gate.EnterScope();
        }
        finally
        {
            // The scope holds it once more.
            gate.Exit();
        }
    }

    /// <summary>Closes it for good: lets no call begin, waits for the one under way, and then frees what there is, once.</summary>
    public void Close(Action free)
    {
        isClosed = true;
        lock (gate)
        {
            if (isFreed)
                return;
            isFreed = true;
            free();
        }
    }

    private void RequireOpen()
    {
        if (isClosed)
            throw new ObjectDisposedException(null, $"this {name} was disposed of");
        for (int device = 0; device < devices.Count; device++)
            devices[device].RequireOpen();
    }
}
