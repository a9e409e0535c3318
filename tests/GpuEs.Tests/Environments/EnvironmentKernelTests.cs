using System.Reflection;
using GpuEs.Assembler;
using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace GpuEs.Tests;

/// <summary>The environments and objectives in kernels, on every device at hand, against the host bit for bit.</summary>
public class EnvironmentKernelTests
{
    private const int Episodes = 64;
    private const int Steps = 150;
    private const int Dimension = 7;

    [Fact]
    public void Environments_GiveTheHostsBits()
    {
        ForEachDevice(accelerator =>
        {
            CheckEnvironment<CartPole>(accelerator);
            CheckEnvironment<CartPoleSwingUp>(accelerator);
            CheckEnvironment<Pendulum>(accelerator);
            CheckEnvironment<MountainCar>(accelerator);
            CheckEnvironment<MountainCarContinuous>(accelerator);
            CheckEnvironment<Acrobot>(accelerator);
        });
    }

    [Fact]
    public void Objectives_GiveTheHostsBits()
    {
        ForEachDevice(accelerator =>
        {
            CheckObjective<Sphere>(accelerator);
            CheckObjective<Rosenbrock>(accelerator);
            CheckObjective<Rastrigin>(accelerator);
            CheckObjective<Ackley>(accelerator);
            CheckObjective<Griewank>(accelerator);
        });
    }

    [Theory]
    [InlineData(nameof(PlayKernel), typeof(CartPole))]
    [InlineData(nameof(PlayKernel), typeof(CartPoleSwingUp))]
    [InlineData(nameof(PlayKernel), typeof(Pendulum))]
    [InlineData(nameof(PlayKernel), typeof(MountainCar))]
    [InlineData(nameof(PlayKernel), typeof(MountainCarContinuous))]
    [InlineData(nameof(PlayKernel), typeof(Acrobot))]
    [InlineData(nameof(EvaluateKernel), typeof(Rosenbrock))]
    [InlineData(nameof(EvaluateKernel), typeof(Rastrigin))]
    [InlineData(nameof(EvaluateKernel), typeof(Ackley))]
    [InlineData(nameof(EvaluateKernel), typeof(Griewank))]
    public void Ptx_HasNoCalls_NoDoubles_NoLocalMemory_AndNoProductThatCouldBeFused(string kernel, Type subject)
    {
        string ptx = Ptx(kernel, subject);
        Assert.Contains("mul.rn.f32", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain("mul.f32", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain("call", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain(".f64", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain("__local_depot", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain("approx", ptx, StringComparison.Ordinal);
    }

    private static void ForEachDevice(Action<Accelerator> check)
    {
        using Context context = DeviceContext.Create();
        foreach ((DeviceDescription _, Device device) in DeviceContext.Devices(context))
        {
            using Accelerator accelerator = DeviceContext.Open(context, device);
            check(accelerator);
        }
    }

    private static string Ptx(string kernel, Type subject) => PtxCompiler.Compile(typeof(EnvironmentKernelTests)
        .GetMethod(kernel, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(subject));

    private static void CheckEnvironment<TEnvironment>(Accelerator accelerator)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        using MemoryBuffer1D<float, Stride1D.Dense> results =
            accelerator.Allocate1D<float>(Episodes * (TEnvironment.ObservationSize + 1));
        accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>>(PlayKernel<TEnvironment>)(
            Episodes, results.View);
        float[] actual = results.GetAsArray1D();
        for (int episode = 0; episode < Episodes; episode++)
        {
            TEnvironment environment = Play<TEnvironment>(episode, out float total);
            int row = episode * (TEnvironment.ObservationSize + 1);
            string where = $"{typeof(TEnvironment).Name} on {accelerator.Name}, episode {episode}";
            Assert.True(total == actual[row], $"{where}: return {actual[row]:R}, host {total:R}");
            for (int index = 0; index < TEnvironment.ObservationSize; index++)
            {
                float expected = environment.Observe(index);
                float component = actual[row + 1 + index];
                Assert.True(expected == component, $"{where}, component {index}: {component:R}, host {expected:R}");
            }
        }

        Assert.True(actual.Distinct().Count() > Episodes, "the episodes differ");
    }

    private static void PlayKernel<TEnvironment>(Index1D episode, ArrayView<float> results)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        TEnvironment environment = Play<TEnvironment>(episode, out float total);
        int row = episode * (TEnvironment.ObservationSize + 1);
        results[row] = total;
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            results[row + 1 + index] = environment.Observe(index);
    }

    /// <summary>Random actions, some beyond the limit; plays on past the end, since the bits must agree there too.</summary>
    private static TEnvironment Play<TEnvironment>(int episode, out float total)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        var random = new EpisodeRandom(seed: 99, generation: 0, instance: (uint)episode);
        var environment = default(TEnvironment);
        environment.Reset(ref random);
        Real sum = 0f;
        for (int step = 0; step < Steps; step++)
        {
            Real draw = random.NextUniform();
            Real force = 1.2f * TEnvironment.ActionLimit * (draw + draw - 1f);
            Real choice = (int)(float)(draw * TEnvironment.ActionChoices);
            environment.Act(0, TEnvironment.ActionChoices == 0 ? force : choice);
            sum += environment.Step();
            sum += environment.IsTerminated ? 0.5f : 0f;
        }

        total = sum;
        return environment;
    }

    private static void CheckObjective<TObjective>(Accelerator accelerator)
        where TObjective : unmanaged, IObjective<TObjective>
    {
        var random = new Random(21);
        float[] points = [.. Enumerable.Range(0, Episodes * Dimension)
            .Select(_ => TObjective.StartLimit * (float)(2 * random.NextDouble() - 1))];
        using MemoryBuffer1D<float, Stride1D.Dense> inputs = accelerator.Allocate1D(points);
        using MemoryBuffer1D<float, Stride1D.Dense> values = accelerator.Allocate1D<float>(Episodes);
        Action<Index1D, ArrayView<float>, ArrayView<float>> evaluate = accelerator
            .LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>, ArrayView<float>>(EvaluateKernel<TObjective>);
        evaluate(Episodes, inputs.View, values.View);
        float[] actual = values.GetAsArray1D();
        for (int index = 0; index < Episodes; index++)
        {
            var point = new ArrayPoint(points[(index * Dimension)..((index + 1) * Dimension)]);
            float expected = TObjective.Evaluate(point, Dimension);
            Assert.True(
                expected == actual[index],
                $"{typeof(TObjective).Name} on {accelerator.Name}: {actual[index]:R}, host {expected:R}");
        }
    }

    private static void EvaluateKernel<TObjective>(Index1D index, ArrayView<float> points, ArrayView<float> values)
        where TObjective : unmanaged, IObjective<TObjective> =>
        values[index] = TObjective.Evaluate(new DeviceMemory(points, (long)index.X * Dimension, 1), Dimension);
}
