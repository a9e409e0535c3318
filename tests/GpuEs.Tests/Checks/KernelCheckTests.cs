using System.Reflection;
using Xunit;

namespace GpuEs.Tests;

/// <summary>C# that kernels cannot run is named, on the host as a warning and on devices as the error.</summary>
public class KernelCheckTests
{
    public static TheoryData<string> Devices => TestDevices.Kernels;

    public static MatrixTheoryData<string, Type> Refused => TestDevices.KernelsWith(RefusedStructs.All);

    // ILGPU.Algorithms, with which SortTests compares, teaches them to all contexts of the process.
    private static readonly Type[] TaughtElsewhere = [typeof(Truncates), typeof(Logs), typeof(Cubes)];

    [Theory]
    [InlineData(typeof(Clamps), "Clamps.Evaluate calls Math.Clamp, which kernels cannot run; write Real.Clamp")]
    [InlineData(typeof(Truncates), "Truncates.Evaluate calls MathF.Truncate, which kernels cannot run; write Real.Floor of the magnitude, or convert to int")]
    [InlineData(typeof(Logs), "Logs.Evaluate calls MathF.Log2, which kernels cannot run; write Real.Log, and divide by 0.6931472f")]
    [InlineData(typeof(Cubes), "Cubes.Evaluate calls MathF.Cbrt, which kernels cannot run; write Real.Pow")]
    [InlineData(typeof(ReadsArray), "ReadsArray.Evaluate reads the array ReadsArray.Numbers; write a switch expression, or a fixed buffer that Reset fills")]
    [InlineData(typeof(ReadsMutable), "ReadsMutable.Evaluate uses the static field ReadsMutable.factor, which may change; write a constant, or a field of the struct")]
    [InlineData(typeof(UsesLambda), "UsesLambda.Evaluate uses a lambda or delegate; write a method")]
    [InlineData(typeof(Switches), "Switches.Evaluate has a switch expression without _; write a last arm, _")]
    [InlineData(typeof(Halves), "Halves.Evaluate calculates in Half; write Real")]
    [InlineData(typeof(Decimals), "Decimals.Evaluate calculates in Decimal; write Real")]
    [InlineData(typeof(Vectors), "Vectors.Evaluate calculates in Vector2; write fields of Real")]
    [InlineData(typeof(Boxes), "Boxes.Evaluate boxes a value; write a generic method, or the type itself")]
    [InlineData(typeof(Strings), "Strings.Evaluate uses a string; write numbers or an enum")]
    [InlineData(typeof(Throws), "Throws.Evaluate throws; return a value that says what went wrong, NaN for a reward")]
    [InlineData(typeof(Stacks), "Stacks.Evaluate uses stackalloc; write fields, or a fixed buffer")]
    [InlineData(typeof(Catches), "Catches.Evaluate has a try block; return a value that says what went wrong, NaN for a reward")]
    [InlineData(typeof(Inlines), "Inlines.Evaluate uses an InlineArray; write a fixed buffer")]
    [InlineData(typeof(Spans), "Spans.Evaluate uses a span or array of constants; write a switch expression, or fields")]
    public void Construct_HasItsSentence(Type subject, string sentence) =>
        Assert.Contains(sentence, Findings(subject));

    // Some of them ILGPU's CPU accelerator runs, as .NET does.
    [Theory]
    [MemberData(nameof(Refused))]
    public void Device_RefusesWithTheSentence_OrRunsAsTheHost(string device, Type subject) => Call(nameof(Check), subject, device);

    // But those that are made for the host, or to fail.
    [Fact]
    public void BuiltInAndTestedStructs_AreAllFine()
    {
        Type[] structs = [.. typeof(CartPole).Assembly.GetTypes().Concat(typeof(KernelCheckTests).Assembly.GetTypes())
            .Where(type => type is { IsValueType: true, IsGenericTypeDefinition: false } && Implements(type))
            .Except([.. RefusedStructs.All, typeof(HeldUp)]).Where(type => type.DeclaringType != typeof(Uncompilable))];
        Assert.Contains(typeof(CartPole), structs);
        Assert.Contains(typeof(Lamp), structs);
        Assert.All(structs, type => Assert.Empty(Findings(type)));
        Assert.Empty(KernelCheck.Of<WideState<Block64>>());
    }

    [Fact]
    public void Host_WarnsOnce()
    {
        var warnings = new List<string>();
        using var host = ComputeDevice.Open("host", warnings.Add);
        for (int time = 0; time < 2; time++)
        {
            using var strategy = EvolutionStrategy.ForObjective<Clamps>(host, 2, new() { Population = 2 });
            strategy.Step();
        }

        string warning = Assert.Single(warnings);
        Assert.Equal("Clamps.Evaluate calls Math.Clamp, which kernels cannot run; write Real.Clamp", warning);
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void EverydayConstructs_GiveTheHostsBits(string device) => Check<Everyday>(device);

    private static bool Implements(Type type) => type.GetInterfaces().Any(seam =>
        seam.Name.Split('`')[0] is "IEnvironment" or "IObjective" or "IPolicy");

    private static IReadOnlyList<string> Findings(Type subject) =>
        (IReadOnlyList<string>)typeof(KernelCheck).GetMethod(nameof(KernelCheck.Of), 1, [])!
            .MakeGenericMethod(subject).Invoke(null, null)!;

    private static void Call(string check, Type subject, string device)
    {
        try
        {
            typeof(KernelCheckTests).GetMethod(check, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(subject).Invoke(null, [device]);
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }

    private static void Check<TObjective>(string name)
        where TObjective : unmanaged, IObjective<TObjective>
    {
        ComputeDevice device = TestDevices.Open(name);
        var options = new EvolutionStrategyOptions { Population = 8, Seed = 3 };
        float[] expected = Mean(TestDevices.Open("host")), actual;
        try
        {
            actual = Mean(device);
        }
        catch (NotSupportedException refusal)
        {
            Assert.NotEmpty(KernelCheck.Of<TObjective>());
            Assert.Contains(KernelCheck.Of<TObjective>()[0], refusal.Message, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(expected, actual);
        Assert.True(
            name == "cpu" || KernelCheck.Of<TObjective>().Count == 0 || TaughtElsewhere.Contains(typeof(TObjective)),
            $"{name} runs what is said to be no kernel's");

        float[] Mean(ComputeDevice training)
        {
            using var strategy = EvolutionStrategy.ForObjective<TObjective>(training, 2, options);
            strategy.Step();
            return strategy.Mean;
        }
    }
}
