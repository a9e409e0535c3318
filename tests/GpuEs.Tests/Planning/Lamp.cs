namespace GpuEs.Tests;

/// <summary>A lamp whose light is earned for every step that it is on: bool, char and nullable in the state.</summary>
public struct Lamp : IEnvironment<Lamp>
{
    private bool isLit;
    private char letter;
    private float? brightness;
    private byte switched;

    public static int ObservationSize => 1;

    public static int ActionSize => 1;

    public static int ActionChoices => 0;

    public static float ActionLimit => 1f;

    public static int StepLimit => 10;

    public static float SolvedReturn => 10f;

    public readonly bool IsTerminated => letter == 'Z';

    public static float ObservationScale(int index) => 1f;

    public void Reset(ref EpisodeRandom random)
    {
        letter = 'A';
        brightness = random.NextUniform();
    }

    public readonly float Observe(int index) => brightness ?? 0f;

    public void Act(int index, float value)
    {
        switched += (byte)(isLit != value > 0f ? 1 : 0);
        isLit = value > 0f;
    }

    public float Step()
    {
        letter++;
        return (isLit ? 1f : 0f) + (brightness ?? 0.25f) - 0.125f * switched;
    }
}
