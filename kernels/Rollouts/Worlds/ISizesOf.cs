namespace GpuEs;

/// <summary>The sizes of another type, for what wraps it.</summary>
internal interface ISizesOf<TEnvironment> : ISizes
    where TEnvironment : struct, ISizes
{
    static int ISizes.ObservationSize => TEnvironment.ObservationSize;

    static int ISizes.ActionSize => TEnvironment.ActionSize;

    static int ISizes.ActionChoices => TEnvironment.ActionChoices;

    static float ISizes.ActionLimit => TEnvironment.ActionLimit;

    static int ISizes.StepLimit => TEnvironment.StepLimit;

    static float ISizes.SolvedReturn => TEnvironment.SolvedReturn;

    static float ISizes.ObservationScale(int index) => TEnvironment.ObservationScale(index);
}
