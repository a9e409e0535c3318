namespace GpuEs.Tests;

/// <summary>Environments in C# that kernels cannot run: each fails in another part of ILGPU.</summary>
internal static class Uncompilable
{
    private static readonly float[] Table = [1f, 2f];

    /// <summary>Math.Clamp throws, which ILGPU's front end finds.</summary>
    public struct Clamped : IEnvironment<Clamped>
    {
        private Real position, push;

        public static int ObservationSize => 1;

        public static int ActionSize => 1;

        public static int ActionChoices => 0;

        public static float ActionLimit => 1f;

        public static int StepLimit => 10;

        public static float SolvedReturn => 10f;

        public readonly bool IsTerminated => false;

        public static float ObservationScale(int index) => 1f;

        public void Reset(ref EpisodeRandom random) => position = random.NextUniform();

        public readonly float Observe(int index) => position;

        public void Act(int index, float value) => push = value;

        public float Step() => position = Math.Clamp(position + push, -1f, 1f);
    }

    /// <summary>A static array.</summary>
    public struct Tabulated : IEnvironment<Tabulated>
    {
        private Real position;
        private int steps;

        public static int ObservationSize => 1;

        public static int ActionSize => 1;

        public static int ActionChoices => 0;

        public static float ActionLimit => 1f;

        public static int StepLimit => 10;

        public static float SolvedReturn => 10f;

        public readonly bool IsTerminated => false;

        public static float ObservationScale(int index) => 1f;

        public void Reset(ref EpisodeRandom random) => position = random.NextUniform();

        public readonly float Observe(int index) => position;

        public readonly void Act(int index, float value)
        {
        }

        public float Step() => position += Table[steps++ % Table.Length];
    }
}
