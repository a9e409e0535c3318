using ILGPU.Runtime;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Returns of random policies: devices against the host bit for bit, and against double precision.</summary>
public class RolloutTests
{
    private const int StepCap = 30;

    // Thirty steps of a stable system with rewards near 1: each step adds a few roundings of 6e-8 and passes on the
    // ones before. Trajectories that cross the border of termination a step apart would be off by 1; none does here.
    private const double SmoothReturnTolerance = 2e-4;

    // A choice falls the other way where two outputs are nearer than float's precision: about 1 in 10^5 steps, and
    // then only a part of the returns changes.
    private const double ShareOfFlippedReturns = 0.003;

    private static readonly (int Members, int Episodes)[] Sizes = [(1, 1), (2, 3), (17, 2), (1025, 1)];

    private static Dictionary<string, Policy> Policies => new()
    {
        ["linear"] = Policy.Linear(),
        ["clipped"] = Policy.Linear(Head.Clip),
        ["tanh 9"] = Policy.Mlp([9]),
        ["relu 5, 16"] = Policy.Mlp([5, 16], Activation.Relu, Head.Clip),
    };

    public static MatrixTheoryData<string, string> DevicesAndPolicies => TestDevices.KernelsWith(Policies.Keys);

    [Theory]
    [MemberData(nameof(DevicesAndPolicies))]
    public void CartPole_PlaysAsOnTheHostAndAsInDoublePrecision(string name, string policy) =>
        Compare<CartPole>(name, Policies[policy], (results, plan, parameters, perceptron) =>
        {
            int flipped = 0;
            for (int instance = 0; instance < results.Length; instance++)
            {
                var (member, random) = Instance(plan, instance);
                int expected = ReferenceCartPole.Play(perceptron, parameters[member], random, StepCap);
                Assert.Equal(results[instance].Steps, results[instance].Return);
                flipped += results[instance].Steps == expected ? 0 : 1;
            }

            Assert.InRange(flipped, 0, Math.Ceiling(ShareOfFlippedReturns * results.Length));
        });

    [Theory]
    [MemberData(nameof(DevicesAndPolicies))]
    public void MassOnSpring_PlaysAsOnTheHostAndAsInDoublePrecision(string name, string policy) =>
        Compare<MassOnSpring>(name, Policies[policy], (results, plan, parameters, perceptron) =>
        {
            for (int instance = 0; instance < results.Length; instance++)
            {
                var (member, random) = Instance(plan, instance);
                double expected = ReferenceMassOnSpring.Play(
                    perceptron, Policies[policy].Head, parameters[member], random, StepCap);
                Assert.Equal(expected, results[instance].Return, SmoothReturnTolerance);
            }
        });

    [Theory]
    [MemberData(nameof(TestDevices.Kernels), MemberType = typeof(TestDevices))]
    public void CommonRandomNumbers_GiveEqualMembersEqualReturns(string name)
    {
        ComputeDevice device = TestDevices.Open(name);
        SearchTask task = EpisodeTask.Create<CartPole>(Policy.Linear());
        var equal = new float[34 * task.ParameterCount];
        float[] shared = Returns(new EpisodeOptions(34, 2, 5, CommonRandomNumbers: true));
        Assert.All(shared.Chunk(2), returns => Assert.Equal(shared[..2], returns));
        float[] own = Returns(new EpisodeOptions(34, 2, 5));
        Assert.True(own.Distinct().Count() > 1);

        float[] Returns(EpisodeOptions options)
        {
            using var episodes = new DeviceEpisodes(device, options, null);
            using var members = device.Accelerator.Allocate1D(equal);
            MemberLayout layout = MemberLayout.MemberMajor(task.ParameterCount);
            task.CreateOn(device).Run(0, new MemberRange(0, 34), layout, members.View, episodes);
            return Bits.Read(device, episodes.Returns);
        }
    }

    private static void Compare<TEnvironment>(
        string name, Policy policy, Action<EpisodeResult[], EpisodePlan, float[][], ReferencePerceptron> compareWithDouble)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        ComputeDevice device = TestDevices.Open(name);
        SearchTask task = EpisodeTask.Create<TEnvironment>(policy);
        int outputs = Math.Max(TEnvironment.ActionChoices, TEnvironment.ActionSize);
        var perceptron = new ReferencePerceptron(policy.Hidden, policy.Activation, outputs);
        foreach (var (members, perMember) in Sizes)
        {
            var episodes = new EpisodeOptions(members, perMember, Seed: 11, StepCap: StepCap);
            EpisodePlan plan = episodes.At(generation: 4);
            float[][] parameters = RandomParameters(members, task.ParameterCount);
            EpisodeResult[] expected = HostRollout.Play<TEnvironment>(policy, plan, parameters, StepCap);
            string what = $"{members} members x {perMember} episodes";
            AssertPlayed(expected, PlayOn(device, task, episodes, parameters, isParameterMajor: false), what);
            AssertPlayed(expected, PlayOn(device, task, episodes, parameters, isParameterMajor: true), what);
            compareWithDouble(expected, plan, parameters, perceptron);
        }
    }

    // In two chunks where there are two members, so that chunk borders are among what is compared.
    private static (float[] Returns, int[] Steps) PlayOn(
        ComputeDevice device, SearchTask task, EpisodeOptions options, float[][] parameters, bool isParameterMajor)
    {
        DeviceEvaluation evaluation = task.CreateOn(device);
        using var episodes = new DeviceEpisodes(device, options, null);
        for (int first = 0, half = (parameters.Length + 1) / 2; first < parameters.Length; first += half)
        {
            float[][] chunk = parameters[first..Math.Min(first + half, parameters.Length)];
            MemberLayout layout = isParameterMajor
                ? MemberLayout.ParameterMajor(chunk.Length)
                : MemberLayout.MemberMajor(task.ParameterCount);
            var elements = new float[chunk.Length * task.ParameterCount];
            for (int element = 0; element < elements.Length; element++)
            {
                int member = element / task.ParameterCount, parameter = element % task.ParameterCount;
                elements[member * layout.MemberStride + parameter * layout.ParameterStride] = chunk[member][parameter];
            }

            using var members = device.Accelerator.Allocate1D(elements);
            evaluation.Run(4, new MemberRange(first, chunk.Length), layout, members.View, episodes);
            device.Accelerator.Synchronize();
        }

        return (Bits.Read(device, episodes.Returns), Bits.Read(device, episodes.Steps));
    }

    private static void AssertPlayed(EpisodeResult[] expected, (float[] Returns, int[] Steps) actual, string what)
    {
        Bits.Equal(Array.ConvertAll(expected, result => result.Return), actual.Returns, what);
        Assert.Equal(Array.ConvertAll(expected, result => result.Steps), actual.Steps);
    }

    private static (int Member, EpisodeRandom Random) Instance(EpisodePlan plan, int instance)
    {
        int member = instance / plan.PerMember;
        return (member, plan.Random(member, instance % plan.PerMember));
    }

    private static float[][] RandomParameters(int members, int parameterCount) =>
        [.. Enumerable.Range(0, members).Select(member => Enumerable.Range(0, parameterCount)
            .Select(parameter => InitialRandom.Normal((ulong)member, parameter)).ToArray())];
}
