using Xunit;

namespace GpuEs.Tests;

/// <summary>Fitting learned dynamics to recorded transitions.</summary>
public class DynamicsFitTests
{
    // Populations and minibatches that straddle groups, and minibatches that wrap around the samples' end.
    private static readonly Dictionary<string, DynamicsFitOptions> Variants = new()
    {
        ["small"] = Options([9], Activation.Tanh, 34, 33),
        ["linear"] = Options([], Activation.Identity, 16, 1),
        ["two layers"] = Options([16, 5], Activation.Relu, 18, 100),
        ["larger than a group"] = Options([8], Activation.Tanh, 514, 7),
        ["more than all samples"] = Options([3], Activation.Tanh, 2, 150),
    };

    public static MatrixTheoryData<string, string> Cases => TestDevices.KernelsWith(Variants.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fits_AreTheSameBitsOnEveryDevice(string device, string variant)
    {
        AssertSame<Pendulum>(device, Variants[variant]);
        AssertSame<CartPole>(device, Variants[variant]);
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void Minibatches_AreAMatterOfTheGenerationAlone(string device)
    {
        // Every member of the population is measured by the same minibatch, each generation by another.
        using PredictionSamples samples = Recorded<Pendulum>(100).Samples(Recorded<Pendulum>(100).Scaling());
        SearchTask task = PredictionTask.Create<Pendulum>(Policy.Network([4], Activation.Tanh), samples, 10);
        using var strategy = EvolutionStrategy.For(
            TestDevices.Open(device), task, new() { Population = 16, Sigma = 1e-20f, LearningRate = 1e-20f });
        GenerationReport first = strategy.Step(), second = strategy.Step();
        Assert.Equal(first.BestFitness, first.WorstFitness);
        Assert.Equal(second.BestFitness, second.WorstFitness);
        Assert.NotEqual(first.BestFitness, second.BestFitness);
    }

    [Fact]
    public void Cancelled_FitIsAShorterOne()
    {
        ComputeDevice host = TestDevices.Open("host");
        DynamicsFitOptions options = Variants["small"];
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAfter(cancellation, reports: 2 * options.Ensemble);
        DynamicsModel<Pendulum> ended = DynamicsModel.Fit(
            host, Recorded<Pendulum>(101), options, progress, cancellation.Token);
        DynamicsModel<Pendulum> shorter = DynamicsModel.Fit(
            host, Recorded<Pendulum>(101), options with { Generations = 2 });
        Bits.Equal(shorter.Parameters, ended.Parameters, "parameters");
        Assert.Equal([0, 0, 1, 1], progress.Generations);
        Assert.False(ended.Parameters[..ended.ParameterCount].SequenceEqual(ended.Parameters[ended.ParameterCount..]));
    }

    [Fact]
    public void Error_IsTheMeanOfSquares()
    {
        DynamicsModel<CartPole> model = RandomDynamics.Of<CartPole>(2, [9]);
        var transitions = new Transitions<CartPole>();
        double sum = 0;
        var random = new Random(3);
        for (int step = 0; step < 20; step++)
        {
            float[] before = Numbers(random, 4), after = Numbers(random, 4);
            float choice = random.Next(2), reward = random.NextSingle();
            transitions.Add(before, [choice], after, reward);
            for (int member = 0; member < model.Ensemble; member++)
            {
                double[] outputs = ReferenceDynamics<CartPole>.Outputs(
                    model, member, Array.ConvertAll(before, each => (double)each), choice);
                for (int output = 0; output < outputs.Length; output++)
                {
                    double truth = output == 4 ? reward : (double)after[output] - before[output];
                    sum += Math.Pow((outputs[output] - truth) / model.Scaling.OutputScale[output], 2);
                }
            }
        }

        // A mean of 200 squares of floats, of some tens of roundings each.
        double expected = sum / (20 * 2 * 5);
        Assert.Equal(expected, model.Error(transitions), expected * 1e-5);
    }

    [Fact]
    public void Error_Falls_AndTheModelPlansSwingUps()
    {
        ComputeDevice host = TestDevices.Open("host");
        Transitions<Pendulum> transitions = Recorded<Pendulum>(5000), unseen = new();
        unseen.Record(1000, seed: 8);
        DynamicsFitOptions options = new() { Ensemble = 2 };
        float before = DynamicsModel.Fit(host, transitions, options with { Generations = 1 }).Error(unseen);
        DynamicsModel<Pendulum> model = DynamicsModel.Fit(host, transitions, options);
        Assert.InRange(before, 0.3f, 2f);
        Assert.InRange(model.Error(unseen), 0f, 0.01f);
        Assert.InRange(MeanReturn(host, model, episodes: 10), -300f, -50f);
    }

    private static float MeanReturn(ComputeDevice device, DynamicsModel<Pendulum> model, int episodes)
    {
        CrossEntropyPlannerOptions options = CrossEntropyPlannerOptions.ImprovedCrossEntropy with
        {
            Horizon = 15,
            Iterations = 3,
            Candidates = 150,
            Elites = 15,
            Agents = episodes,
        };
        using CrossEntropyPlanner<float> planner = CrossEntropyPlanner.ForDynamics(device, model, options);
        var worlds = new Pendulum[episodes];
        for (int episode = 0; episode < episodes; episode++)
        {
            var random = new EpisodeRandom(3, 0, (uint)episode);
            worlds[episode].Reset(ref random);
        }

        float[] actions = new float[episodes];
        float sum = 0;
        for (int step = 0; step < Pendulum.StepLimit; step++)
        {
            float[] observations = [.. worlds.SelectMany(world => Enumerable.Range(0, 3).Select(world.Observe))];
            planner.Plan(observations, actions);
            for (int episode = 0; episode < episodes; episode++)
            {
                worlds[episode].Act(0, actions[episode]);
                sum += worlds[episode].Step();
            }
        }

        return sum / episodes;
    }

    private static DynamicsFitOptions Options(int[] hidden, Activation activation, int population, int batchSize) => new()
    {
        Hidden = hidden,
        Activation = activation,
        Ensemble = 2,
        Generations = 3,
        BatchSize = batchSize,
        Search = new() { Population = population, Seed = 7 },
    };

    private static void AssertSame<TEnvironment>(string device, DynamicsFitOptions options)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        Transitions<TEnvironment> transitions = Recorded<TEnvironment>(101);
        DynamicsModel<TEnvironment> onHost = DynamicsModel.Fit(TestDevices.Open("host"), transitions, options);
        DynamicsModel<TEnvironment> onDevice = DynamicsModel.Fit(TestDevices.Open(device), transitions, options);
        Bits.Equal(onHost.Parameters, onDevice.Parameters, typeof(TEnvironment).Name);
    }

    private static Transitions<TEnvironment> Recorded<TEnvironment>(int count)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        var transitions = new Transitions<TEnvironment>();
        transitions.Record(count, seed: 1);
        return transitions;
    }

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];

    private sealed class CancelAfter(CancellationTokenSource cancellation, int reports) : IProgress<GenerationReport>
    {
        public List<int> Generations { get; } = [];

        public void Report(GenerationReport value)
        {
            Generations.Add(value.Generation);
            if (Generations.Count == reports)
                cancellation.Cancel();
        }
    }
}
