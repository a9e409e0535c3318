namespace GpuEs;

/// <summary>How far ahead to plan in an environment, whatever the method.</summary>
/// <param name="Horizon">Actions of a plan.</param>
/// <param name="ActionRepeat">Steps that each lasts.</param>
internal readonly record struct PlanPreset(int Horizon, int ActionRepeat)
{
    // Every step is worth the same, so the pole's fall, or the cart's leaving, must be within sight: 1.2 s. With iCEM 20 steps
    // give 210, 50 give 480, 80 give 500; more repeats than 2 drop the pole (cem 400 with 3).
    public static PlanPreset CartPole { get; } = new(30, 2);

    // A swing lasts about a second, twenty steps of 0.05 s: with 12 steps some starts never swing up, with 25 the search
    // space grows and returns fall again (cem, ten starts: -189 with 12, -176 with 16, -167 with 20, -183 with 25).
    public static PlanPreset Pendulum { get; } = new(20, 1);

    // A swing to and fro lasts over a hundred steps: the hill must be within sight, or doing nothing is best.
    public static PlanPreset MountainCar { get; } = new(30, 8);

    // Half a second, 25 actions of 0.02 s, is not enough to see the pole go up (28 to 350 with 12 to 30 steps); a second is.
    public static PlanPreset CartPoleSwingUp { get; } = new(25, 2);

    // A stride and a half, 0.75 s (icem, 64 candidates and 3 iterations, one start: 6,123).
    public static PlanPreset HalfCheetah { get; } = new(15, 1);

    // Plans of single steps never see the goal.
    public static PlanPreset Acrobot { get; } = new(20, 4);
}
