using System.Diagnostics.Metrics;

namespace GpuEs.Cluster;

/// <summary>Counts the bytes of all messages that Orleans sends from this process, headers included.</summary>
internal sealed class TrafficMeter : IDisposable
{
    private const string SentMessages = "orleans-messaging-sent-messages-size";

    private readonly MeterListener listener = new();
    private long bytesSent;

    public TrafficMeter()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == SentMessages)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, bytes, _, _) => Interlocked.Add(ref bytesSent, bytes));
        listener.Start();
    }

    public long BytesSent => Interlocked.Read(ref bytesSent);

    public void Dispose() => listener.Dispose();
}
