namespace GpuEs;

/// <summary>One device's part in a shared generation. Used by the device's own thread while members are dealt out.</summary>
/// <param name="device">What the device is called.</param>
/// <param name="stages">The stages on it.</param>
internal sealed class GenerationShare(string device, Generation stages)
{
    private readonly List<MemberRange> pieces = [];

    /// <summary>What the device is called.</summary>
    public string Device => device;

    /// <summary>The stages on it.</summary>
    public Generation Stages => stages;

    /// <summary>What it has evaluated of the generation under way.</summary>
    public IReadOnlyList<MemberRange> Pieces => pieces;

    /// <summary>Members that it has evaluated in all generations that came to their end.</summary>
    public long Members { get; private set; }

    /// <summary>What it failed of in the generation under way.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Begins a generation.</summary>
    public void Begin()
    {
        pieces.Clear();
        Failure = null;
    }

    /// <summary>Evaluates members, and waits for their returns and steps.</summary>
    public void Evaluate(int generation, MemberRange piece, Span<float> returns, Span<int> steps)
    {
        int end = piece.First + piece.Count;
        for (int first = piece.First; first < end; first += Stages.ChunkMembers)
            Stages.Evaluate(generation, new MemberRange(first, Math.Min(Stages.ChunkMembers, end - first)));
        Stages.ReadEpisodes(piece, returns, steps);
        pieces.Add(piece);
    }

    /// <summary>Ends a generation: what it did counts.</summary>
    public void Conclude()
    {
        foreach (MemberRange piece in pieces)
            Members += piece.Count;
    }

    /// <summary>Who did how much, and how.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Device}{(Members > 0 ? $" {Members} members" : "")} ({Stages.Path})");
}
