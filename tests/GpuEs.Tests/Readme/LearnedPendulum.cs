namespace GpuEs.Tests;

/// <summary>The README's program for learned dynamics; ReadmeTests holds the two together.</summary>
internal static class LearnedPendulum
{
    public static float Run()
    {
        // <readme>
        using ComputeDevice device = ComputeDevice.Open("auto");
        var transitions = new Transitions<Pendulum>();
        transitions.Record(count: 5000, seed: 1);
        DynamicsModel<Pendulum> model = DynamicsModel.Fit(device, transitions, new DynamicsFitOptions());
        Console.WriteLine($"{model.Error(transitions):P2} of the variance is left unexplained");

        var options = CrossEntropyPlannerOptions.ImprovedCrossEntropy with { Horizon = 15, Candidates = 200, Elites = 20 };
        using CrossEntropyPlanner<float> planner = CrossEntropyPlanner.ForDynamics(device, model, options);
        var world = new Pendulum();
        var random = new EpisodeRandom(seed: 9);
        world.Reset(ref random);
        float[] action = new float[1];
        float sum = 0;
        for (int step = 0; step < Pendulum.StepLimit; step++)
        {
            float[] observation = [world.Observe(0), world.Observe(1), world.Observe(2)];
            planner.Plan(observation, action);
            world.Act(0, action[0]);
            sum += world.Step();
        }

        Console.WriteLine($"return {sum:F0}");
        // </readme>
        return sum;
    }
}
