namespace GpuEs;

/// <summary>Which data a run reads, in its options.json and on its way to workers; the numbers themselves are elsewhere.</summary>
/// <param name="Length">Number of floats.</param>
/// <param name="Sha256">As <see cref="SharedData.Sha256"/>.</param>
internal sealed record DataRecord(int Length, string Sha256)
{
    private const int ShownDigits = 12;

    public static DataRecord? Of(SharedData? data) => data is null ? null : new(data.Length, data.Sha256);

    public override string ToString() => $"of {Length} numbers with SHA-256 {Sha256[..ShownDigits]}...";
}
