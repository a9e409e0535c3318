using GpuEs.Tests.Cli;
using Xunit;

namespace GpuEs.Tests;

public class TrainedPolicyTests
{
    public static TheoryData<string> Cases => [.. PolicyCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Act_HasTheBitsOfTheKernelsCode(string name)
    {
        PolicyCase played = PolicyCase.Of(name);
        float[] actions = [.. played.Observations.Select(observation => Act(played.Policy, observation))];
        Assert.Equal(played.Actions.Select(BitConverter.SingleToInt32Bits), actions.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [MemberData(nameof(TestDevices.All), MemberType = typeof(TestDevices))]
    public void Act_PlaysTheEpisodesThatTheDevicePlays(string device)
    {
        const int Episodes = 5;
        Policy policy = Policy.Mlp([16], Activation.Relu, Head.Clip);
        using var evaluator = BatchedEvaluator.ForEnvironment<Pendulum>(
            TestDevices.Open(device), policy, new() { Episodes = Episodes, Seed = 3 });
        float[] parameters = PolicyCase.Parameters(evaluator.ParameterCount), returns = new float[Episodes];
        evaluator.Evaluate(parameters, returns);

        TrainedPolicy trained = TrainedPolicy.For<Pendulum>(policy, parameters);
        for (uint episode = 0; episode < Episodes; episode++)
            Assert.Equal(returns[episode], Return(trained, new EpisodeRandom(3, 0, episode)));
    }

    [Theory]
    [InlineData("cartpole --policy linear")]
    [InlineData("cartpole --hidden 5")]
    [InlineData("pendulum --hidden 4,4")]
    [InlineData("pendulum --policy linear")]
    public void Load_GivesBackWhatTrainingFound(string task)
    {
        using var folder = new TemporaryFolder();
        Train(task, folder);

        TrainedPolicy policy = Policy.Load(folder.Run);

        Assert.Equal(File.ReadAllBytes(folder.FileOfRun("policy.f32")), policy.Parameters.ToArray().SelectMany(BitConverter.GetBytes));
        Assert.Equal(task.Split(' ')[0], policy.Environment);
        Assert.Equal(task.EndsWith("4,4", StringComparison.Ordinal) ? [4, 4] : task.EndsWith('5') ? [5] : [], policy.Policy!.Hidden);
    }

    /// <summary>Of everybody's environment the folder says what the policy sees; its type is not needed.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Load_OfAnEnvironmentOfOnesOwn_NeedsNoType(int hidden)
    {
        using var folder = new TemporaryFolder();
        Policy policy = hidden == 0 ? Policy.Linear(Head.Clip) : Policy.Mlp([hidden]);
        using (var strategy = EvolutionStrategy.ForEnvironment<MassOnSpring>(TestDevices.Open("host"), policy, new() { Population = 8 }))
        {
            using RunFolder run = RunFolder.Create(strategy, new RunOptions { Generations = 2 }, folder.Run);
            strategy.Train(2, folder: run);
        }

        TrainedPolicy alone = Policy.Load(folder.Run), withType = Policy.Load<MassOnSpring>(folder.Run);
        Assert.Equal("GpuEs.Tests.MassOnSpring", alone.Environment);
        Assert.Equal(Actions(withType), Actions(alone));
        using var model = new MemoryStream();
        alone.WriteOnnx(model);
        Assert.NotEqual(0, model.Length);
    }

    /// <summary>A policy of one's own is its code: with both types it acts, bit by bit as the built-in one that it is.</summary>
    [Fact]
    public void Load_OfAPolicyOfOnesOwn_ActsAndSaysWhyItIsNoOnnxModel()
    {
        using var folder = new TemporaryFolder();
        using var strategy = EvolutionStrategy.ForEnvironment<MassOnSpring, Perceptron<Output, IdentityActivation, TanhHead>>(
            TestDevices.Open("host"), new() { Population = 8 });
        using (RunFolder run = RunFolder.Create(strategy, new RunOptions { Generations = 2 }, folder.Run))
            strategy.Train(2, folder: run);

        TrainedPolicy own = Policy.Load<MassOnSpring, Perceptron<Output, IdentityActivation, TanhHead>>(folder.Run);
        Assert.Null(own.Policy);
        Assert.Equal(Actions(TrainedPolicy.For<MassOnSpring>(Policy.Linear(), strategy.Mean)), Actions(own));
        Assert.Contains(
            "which ONNX cannot hold", Assert.Throws<InvalidOperationException>(() => own.WriteOnnx(Stream.Null)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Policy.Load<TEnvironment, TPolicy> reads it", Assert.Throws<InvalidDataException>(() => Policy.Load(folder.Run)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(
            () => Policy.Load<MassOnSpring, Perceptron<Output, IdentityActivation, ClippedHead>>(folder.Run));
        CommandLineRun export = CommandLineRun.Of("export", folder.Run, "--onnx", "p.onnx");
        Assert.Equal(2, export.ExitCode);
        Assert.Contains("ONNX is for built-in policies", Assert.Single(export.ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>Choices of one's own policy come out of Choose too.</summary>
    [Fact]
    public void Choose_OfAPolicyOfOnesOwn_IsTheBuiltInOnesThatItIs()
    {
        float[] parameters = [.. Enumerable.Range(0, 10).Select(index => MathF.Sin(index))];
        var own = TrainedPolicy.For<CartPole, Perceptron<Output, IdentityActivation, TanhHead>>(parameters);
        var builtIn = TrainedPolicy.For<CartPole>(Policy.Linear(), parameters);
        for (int index = 0; index < 50; index++)
        {
            float[] observation = [MathF.Cos(index), MathF.Sin(3 * index), MathF.Cos(5 * index), MathF.Sin(7 * index)];
            Assert.Equal(builtIn.Choose(observation), own.Choose(observation));
        }
    }

    private static float[] Actions(TrainedPolicy policy)
    {
        float[] actions = new float[20];
        for (int index = 0; index < actions.Length; index++)
            policy.Act([MathF.Sin(index), MathF.Cos(2 * index)], actions.AsSpan(index, 1));
        return actions;
    }

    [Fact]
    public void Load_OfAnEnvironmentByItsType_WantsThatEnvironment()
    {
        using var folder = new TemporaryFolder();
        Train("pendulum", folder);

        Assert.Equal("pendulum", Policy.Load<Pendulum>(folder.Run).Environment);
        var exception = Assert.Throws<InvalidDataException>(() => Policy.Load<CartPole>(folder.Run));
        Assert.Contains("names pendulum in place of cartpole", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("options.json", null, "options.json cannot be read")]
    [InlineData("policy.f32", null, "policy.f32 cannot be read")]
    [InlineData("options.json", "{", "options.json is damaged")]
    [InlineData("options.json", "{}", "options.json is damaged")]
    [InlineData("options.json", "null", "options.json holds null")]
    [InlineData("summary.json", "[1", "summary.json is damaged")]
    [InlineData("summary.json", "[1]", "summary.json is damaged")]
    [InlineData("policy.f32", "abc", "policy.f32 has 3 bytes")]
    [InlineData("policy.f32", "twelve bytes", "policy.f32 does not have the SHA-256")]
    public void Load_OfADamagedFolder_SaysWhatIsDamaged(string file, string? content, string expected)
    {
        using var folder = new TemporaryFolder();
        Train("pendulum", folder);
        if (content is null)
            File.Delete(folder.FileOfRun(file));
        else
            File.WriteAllText(folder.FileOfRun(file), content);

        var exception = Assert.Throws<InvalidDataException>(() => Policy.Load(folder.Run));
        Assert.StartsWith($"{folder.Run} holds no policy", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twelve bytes", "parameters' length 3 ")]
    [InlineData(null, "parameter NaN ")]
    public void Load_WithoutASummary_StillChecksTheParameters(string? content, string expected)
    {
        using var folder = new TemporaryFolder();
        Train("pendulum", folder);
        File.Delete(folder.FileOfRun("summary.json"));
        byte[] policy = File.ReadAllBytes(folder.FileOfRun("policy.f32"));
        BitConverter.GetBytes(float.NaN).CopyTo(policy, 8);
        File.WriteAllBytes(folder.FileOfRun("policy.f32"), content is null ? policy : [.. content.Select(letter => (byte)letter)]);

        var exception = Assert.Throws<InvalidDataException>(() => Policy.Load(folder.Run));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAnObjective_SaysThatItHasNoPolicy()
    {
        using var folder = new TemporaryFolder();
        Train("sphere", folder);
        var exception = Assert.Throws<InvalidDataException>(() => Policy.Load(folder.Run));
        Assert.Contains("sphere is an objective", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Act_AllocatesNothing()
    {
        TrainedPolicy balancer = TrainedPolicy.For<CartPole>(Policy.Mlp([64, 64]), PolicyCase.Parameters(4 * 64 + 64 + 64 * 65 + 130));
        TrainedPolicy swinger = TrainedPolicy.For<Pendulum>(Policy.Linear(), PolicyCase.Parameters(4));
        float[] observation = [0.1f, 0.2f, 0.3f, 0.4f], action = new float[1];
        balancer.Act(observation, action);
        swinger.Act(observation.AsSpan(1), action);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < 100; call++)
        {
            balancer.Act(observation, action);
            swinger.Act(observation.AsSpan(1), action);
            balancer.Choose(observation);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Act_WithWrongLengths_SaysWhatIsAccepted()
    {
        TrainedPolicy policy = TrainedPolicy.For<Pendulum>(Policy.Linear(), PolicyCase.Parameters(4));
        Assert.Contains("accepted: 3,", Assert.Throws<ArgumentException>(() => policy.Act(new float[2], new float[1])).Message, StringComparison.Ordinal);
        Assert.Contains("accepted: 1,", Assert.Throws<ArgumentException>(() => policy.Act(new float[3], new float[2])).Message, StringComparison.Ordinal);
        Assert.Contains("call Act", Assert.Throws<InvalidOperationException>(() => policy.Choose(new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("parameters' length 5", Assert.Throws<ArgumentException>(() => TrainedPolicy.For<Pendulum>(Policy.Linear(), new float[5])).Message, StringComparison.Ordinal);
    }

    private static float Act(TrainedPolicy policy, float[] observation)
    {
        float[] action = new float[policy.ActionSize];
        policy.Act(observation, action);
        return action[0];
    }

    private static float Return(TrainedPolicy policy, EpisodeRandom random)
    {
        var world = new Pendulum();
        world.Reset(ref random);
        Sum sum = default;
        for (int step = 0; step < Pendulum.StepLimit; step++)
        {
            world.Act(0, Act(policy, [world.Observe(0), world.Observe(1), world.Observe(2)]));
            sum += world.Step();
        }

        return sum.Value;
    }

    private static void Train(string task, TemporaryFolder folder) => Assert.Equal(0, CommandLineRun.Of(
        [
            "train", .. task.Split(' '), "--device", "host", "--population", "16", "--generations", "2",
            "--output", folder.Run, "--json",
        ]).ExitCode);
}
