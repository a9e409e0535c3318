using ILGPU;

namespace GpuEs;

/// <summary>What a kernel is told that plays members from memory.</summary>
/// <param name="Episodes">What is to be played.</param>
/// <param name="FirstMember">The chunk's first member.</param>
/// <param name="FirstInstance">The first thread's instance: the chunk's members' episodes, counted from 0.</param>
/// <param name="Layout">Where the members lie.</param>
/// <param name="Members">[chunk members x P] by <paramref name="Layout"/>.</param>
/// <param name="Data">What all episodes share; empty for environments that read none.</param>
/// <param name="Workspaces">[threads x workspace size] What the threads' episodes have for themselves; else one float.</param>
/// <param name="StepCap">[1] Steps after which an episode is cut off.</param>
/// <param name="Returns">Out: [N x E] sum of rewards.</param>
/// <param name="Steps">Out: [N x E] steps taken.</param>
internal readonly record struct RolloutArguments(
    EpisodePlan Episodes, int FirstMember, int FirstInstance, MemberLayout Layout, ArrayView<float> Members,
    ArrayView<float> Data, ArrayView<float> Workspaces, ArrayView<int> StepCap, ArrayView<float> Returns,
    ArrayView<int> Steps)
{
    /// <summary>What all episodes share.</summary>
    public DeviceData SharedData => new(Data);

    /// <summary>The chunk's member that a thread plays, counted from 0.</summary>
    public int ChunkMember(int thread) => (FirstInstance + thread) / Episodes.PerMember;

    /// <summary>Which of the member's episodes it plays.</summary>
    public int Episode(int thread) => (FirstInstance + thread) % Episodes.PerMember;

    /// <summary>The parameters of one of the chunk's members.</summary>
    public DeviceMemory Parameters(int chunkMember) =>
        new(Members, (long)chunkMember * Layout.MemberStride, Layout.ParameterStride);

    /// <summary>Writes what came of an episode.</summary>
    public void Write(int member, int episode, EpisodeResult result)
    {
        long instance = (long)member * Episodes.PerMember + episode;
        Returns[instance] = result.Return;
        Steps[instance] = result.Steps;
    }
}
