using ILGPU;
using ILGPU.Runtime;

namespace GpuEs.Benchmarks;

/// <summary>As the portable path does it before it plays.</summary>
internal sealed class DevicePerturbationPass<TNoise> : PerturbationPass
    where TNoise : struct, INoise
{
    private readonly ComputeDevice device;
    private readonly DeviceNoise<TNoise> noise;
    private readonly EvolutionStrategyOptions options;
    private readonly DevicePerturbation<TNoise> perturbation;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> mean;

    public DevicePerturbationPass(
        ComputeDevice device, DeviceNoise<TNoise> noise, EvolutionStrategyOptions options, int parameterCount)
    {
        this.device = device;
        this.noise = noise;
        this.options = options;
        perturbation = new(device, noise, options, parameterCount);
        mean = device.Accelerator.Allocate1D<float>(parameterCount);
        mean.MemSetToZero();
    }

    public override void Run()
    {
        for (int first = 0; first < options.Population; first += perturbation.ChunkMembers)
        {
            var chunk = new MemberRange(first, Math.Min(perturbation.ChunkMembers, options.Population - first));
            perturbation.Perturb(0, chunk, mean.View);
        }

        device.Accelerator.Synchronize();
    }

    public override void Dispose()
    {
        perturbation.Dispose();
        mean.Dispose();
        noise.Dispose();
    }
}
