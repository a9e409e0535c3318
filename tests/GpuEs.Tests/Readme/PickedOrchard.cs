namespace GpuEs.Tests;

/// <summary>The README's program that plays a game with a large state; ReadmeTests holds the two together.</summary>
internal static class PickedOrchard
{
    /// <summary>What is picked by a policy, and by planning.</summary>
    public static (double ByPolicy, double ByPlan) Run()
    {
        // <readme>
        using ComputeDevice device = ComputeDevice.Open("auto", Console.Error.WriteLine);
        var options = new EvolutionStrategyOptions { Population = 512, Sigma = 0.2f, LearningRate = 0.1f };
        using var strategy = EvolutionStrategy.ForEnvironment<Orchard>(device, Policy.Linear(), options);
        strategy.Train(20);
        double byPolicy = strategy.Evaluate(episodes: 100).Mean;

        var method = CrossEntropyPlannerOptions.ImprovedCrossEntropy with { Horizon = 12, Candidates = 100, Elites = 10 };
        using var planner = CrossEntropyPlanner.ForEnvironment<Orchard>(device, method);
        var orchard = new Orchard[1];
        float[] memory = new float[Orchard.WorkspaceSize], move = new float[1];
        var workspace = new ArrayWorkspace(memory);
        var random = new EpisodeRandom(seed: 3);
        orchard[0].Reset(ref random, workspace);
        double byPlan = 0;
        for (int step = 0; step < Orchard.StepLimit && !orchard[0].IsTerminated; step++)
        {
            planner.Plan(orchard, memory, move);
            orchard[0].Act(0, move[0]);
            byPlan += orchard[0].Step(workspace);
        }

        Console.WriteLine($"a policy picks {byPolicy:F0}, a plan {byPlan:F0}");
        // </readme>
        return (byPolicy, byPlan);
    }
}
