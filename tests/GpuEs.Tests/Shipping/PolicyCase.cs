namespace GpuEs.Tests;

/// <summary>A policy with random parameters in an environment, and what the kernels' code does in some episodes.</summary>
internal sealed record PolicyCase(TrainedPolicy Policy, float[][] Observations, float[] Actions)
{
    private const int Episodes = 3, MostSteps = 60;

    /// <summary>Every built-in environment with every kind of policy; wide rows, odd widths and none.</summary>
    public static IEnumerable<string> Names =>
        from environment in BuiltInTasks.All.Where(task => !task.IsObjective && !task.IsHostOnly).Select(task => task.Name)
        from policy in Policies.Keys
        select $"{environment} {policy}";

    private static Dictionary<string, Policy> Policies { get; } = new()
    {
        ["linear-tanh"] = GpuEs.Policy.Linear(),
        ["linear-clip"] = GpuEs.Policy.Linear(Head.Clip),
        ["tanh-tanh"] = GpuEs.Policy.Mlp([16]),
        ["relu-clip"] = GpuEs.Policy.Mlp([5, 3], Activation.Relu, Head.Clip),
        ["identity-tanh"] = GpuEs.Policy.Mlp([7], Activation.Identity),
        ["tanh-clip"] = GpuEs.Policy.Mlp([64, 64], Activation.Tanh, Head.Clip),
    };

    public static PolicyCase Of(string name)
    {
        string[] words = name.Split(' ');
        return words[0] switch
        {
            "cartpole" => Play<CartPole>(Policies[words[1]]),
            "pendulum" => Play<Pendulum>(Policies[words[1]]),
            "mountain-car" => Play<MountainCar>(Policies[words[1]]),
            "mountain-car-continuous" => Play<MountainCarContinuous>(Policies[words[1]]),
            "acrobot" => Play<Acrobot>(Policies[words[1]]),
            _ => Play<CartPoleSwingUp>(Policies[words[1]]),
        };
    }

    /// <summary>Parameters large enough to bend the policy, and the larger the larger the seed.</summary>
    public static float[] Parameters(int count, int seed = 4)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (0.6f + 0.1f * seed) * (2f * random.NextSingle() - 1f))];
    }

    // One that acts in more than one way, and that a clipping head has something to do for.
    private static PolicyCase Play<TEnvironment>(Policy policy)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment> =>
        Enumerable.Range(1, 100).Select(seed => Play<TEnvironment>(policy, seed))
            .First(played => played.Actions.Distinct().Count() > 1 && (policy.Head != Head.Clip || TEnvironment.ActionChoices != 0 || played.IsLimited));

    private bool IsLimited =>
        Actions.Contains(Policy.ActionLimit) && Array.Exists(Actions, action => MathF.Abs(action) < Policy.ActionLimit);

    private static PolicyCase Play<TEnvironment>(Policy policy, int seed)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        float[] parameters = Parameters(EpisodeTask.Create<TEnvironment>(policy).ParameterCount, seed);
        var observations = new List<float[]>();
        var actions = new List<float>();
        IActing acting = (IActing)Activator.CreateInstance(typeof(Acting<>).MakeGenericType(policy.Close()))!;
        for (uint episode = 0; episode < Episodes; episode++)
        {
            var world = new Recorded<TEnvironment>();
            var random = new EpisodeRandom(8, 0, episode);
            world.Reset(ref random);
            for (int step = 0; step < MostSteps && !world.IsTerminated; step++)
            {
                observations.Add([.. Enumerable.Range(0, TEnvironment.ObservationSize).Select(index => world.Observe(index))]);
                acting.Act(ref world, parameters);
                actions.Add(world.Action);
                world.Step();
            }
        }

        return new(TrainedPolicy.For<TEnvironment>(policy, parameters), [.. observations], [.. actions]);
    }

    private interface IActing
    {
        void Act<TView>(ref TView view, float[] parameters)
            where TView : struct, IView;
    }

    // The kernels' own code, a policy's type being known only here.
    private sealed unsafe class Acting<TPolicy> : IActing
        where TPolicy : unmanaged, IPolicy<TPolicy>
    {
        public void Act<TView>(ref TView view, float[] parameters)
            where TView : struct, IView
        {
            float[] scratch = new float[TPolicy.ScratchSize<TView>()];
            fixed (float* parametersStart = parameters, scratchStart = scratch)
                TPolicy.Act(ref view, new HostMemory(parametersStart), new HostMemory(scratchStart));
        }
    }
}
