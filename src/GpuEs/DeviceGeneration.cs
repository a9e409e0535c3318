using ILGPU;
using ILGPU.Runtime;

namespace GpuEs;

/// <summary>The stages of a generation as kernels on one device. Nothing comes back but the report.</summary>
internal sealed class DeviceGeneration<TNoise> : Generation
    where TNoise : struct, INoise
{
    private readonly ComputeDevice device;
    private readonly SearchTask task;
    private readonly EvolutionStrategyOptions options;
    private readonly DeviceNoise<TNoise> noise;
    private readonly DeviceClock clock;
    private readonly DevicePopulation population;
    private readonly DeviceEvaluation vectorEvaluation;
    private readonly DeviceShaping shaping;
    private readonly DeviceGradient<TNoise> gradient;
    private readonly DeviceOptimizer optimizer;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> mean;
    private readonly Action<Index1D, long, int, ArrayView<ReturnSummary>, ArrayView<int>> adaptStepCap;

    public DeviceGeneration(
        ComputeDevice device, SearchTask task, EvolutionStrategyOptions options, DeviceNoise<TNoise> noise)
    {
        this.device = device;
        this.task = task;
        this.options = options;
        this.noise = noise;
        clock = new(device);
        population = task.CreatePopulation(device, noise, options);
        vectorEvaluation = task.CreateOn(device);
        shaping = new(device, options, task.Goal);
        gradient = new(device, noise, options, task.ParameterCount);
        optimizer = DeviceOptimizer.Create(device, options, task.ParameterCount);
        mean = device.Allocate<float>(task.ParameterCount);
        adaptStepCap = device.Load<long, int, ArrayView<ReturnSummary>, ArrayView<int>>(StepCapKernel.Adapt);
    }

    public override int ChunkMembers => population.ChunkMembers;

    public override string Path => population.Path;

    public override void Begin()
    {
        using Lock.Scope turn = device.TakeTurn();
        clock.Begin();
    }

    public override void Evaluate(int generation, MemberRange chunk)
    {
        using Lock.Scope turn = device.TakeTurn();
        population.Evaluate(generation, chunk, mean.View);
        clock.End(Stage.Rollout);
    }

    public override void Shape()
    {
        using Lock.Scope turn = device.TakeTurn();
        shaping.Shape(population.Episodes.Returns, population.Episodes.Steps);
        if (options.AdaptiveStepCap && task.StepLimit > 0)
        {
            adaptStepCap(
                1, (long)options.Population * options.Episodes, options.StepLimit(task.StepLimit), shaping.Summary,
                population.Episodes.StepCap);
        }

        clock.End(Stage.Shaping);
    }

    public override void EstimateGradient(int generation)
    {
        using Lock.Scope turn = device.TakeTurn();
        gradient.Estimate(generation, shaping.Weights, shaping.Scale, mean.View);
        clock.End(Stage.Gradient);
    }

    public override void UpdateMean(int generation)
    {
        using Lock.Scope turn = device.TakeTurn();
        optimizer.Update(generation, shaping.Summary, gradient.Gradient, gradient.SquaredLength, mean.View);
        clock.End(Stage.Optimizer);
    }

    public override GenerationMeasures Report()
    {
        using Lock.Scope turn = device.TakeTurn();
        ReturnSummary summary = default;
        int outcome = 0;
        Squares gradientSquares = default, changeSquares = default, meanSquares = default;
        shaping.Summary.CopyToCPU(ref summary, 1);
        optimizer.Outcome.CopyToCPU(ref outcome, 1);
        gradient.SquaredLength.CopyToCPU(ref gradientSquares, 1);
        optimizer.ChangeSquaredLength.CopyToCPU(ref changeSquares, 1);
        optimizer.MeanSquaredLength.CopyToCPU(ref meanSquares, 1);
        device.Accelerator.Synchronize();
        return new(
            summary, (MeanUpdate)outcome, gradientSquares.Root(), changeSquares.Root(), meanSquares.Root(), clock.Read());
    }

    public override void ReadMean(Span<float> destination)
    {
        using Lock.Scope turn = device.TakeTurn();
        mean.View.BaseView.CopyToCPU(destination);
        device.Accelerator.Synchronize();
    }

    public override void WriteMean(ReadOnlySpan<float> source)
    {
        using Lock.Scope turn = device.TakeTurn();
        mean.View.BaseView.CopyFromCPU(source);
    }

    public override int ReadStepCap()
    {
        using Lock.Scope turn = device.TakeTurn();
        int stepCap = 0;
        population.Episodes.StepCap.CopyToCPU(ref stepCap, 1);
        device.Accelerator.Synchronize();
        return stepCap;
    }

    public override void WriteStepCap(int stepCap)
    {
        using Lock.Scope turn = device.TakeTurn();
        population.Episodes.StepCap.CopyFromCPU(ref stepCap, 1);
    }

    public override void ReadMoments(Span<float> first, Span<float> second)
    {
        using Lock.Scope turn = device.TakeTurn();
        optimizer.First.CopyToCPU(first);
        optimizer.Second.CopyToCPU(second);
        device.Accelerator.Synchronize();
    }

    public override void WriteMoments(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        using Lock.Scope turn = device.TakeTurn();
        optimizer.First.CopyFromCPU(first);
        optimizer.Second.CopyFromCPU(second);
    }

    public override void ReadMembers(int generation, MemberRange members, Span<float> destination)
    {
        using Lock.Scope turn = device.TakeTurn();
        // Whole directions are perturbed; of a pair, one member may not have been asked for.
        int before = members.First % options.MembersPerDirection;
        int count = before + members.Count;
        var whole = new MemberRange(members.First - before, count + count % options.MembersPerDirection);
        using var perturbation = new DevicePerturbation<TNoise>(
            device, noise, options with { ChunkMembers = whole.Count }, task.ParameterCount);
        perturbation.Perturb(generation, whole, mean.View);
        float[] parameters = new float[perturbation.Members.Length];
        perturbation.Members.CopyToCPU(parameters);
        device.Accelerator.Synchronize();
        MemberLayout layout = perturbation.Layout;
        for (int element = 0; element < destination.Length; element++)
        {
            int member = before + element / task.ParameterCount, parameter = element % task.ParameterCount;
            destination[element] =
                parameters[(long)member * layout.MemberStride + (long)parameter * layout.ParameterStride];
        }
    }

    public override void WriteReturns(ReadOnlySpan<float> fitness)
    {
        using Lock.Scope turn = device.TakeTurn();
        clock.Begin();
        population.Episodes.Returns.CopyFromCPU(fitness);
        clock.End(Stage.Rollout);
    }

    public override void ReadEpisodes(MemberRange members, Span<float> returns, Span<int> steps)
    {
        using Lock.Scope turn = device.TakeTurn();
        long first = (long)members.First * options.Episodes, count = (long)members.Count * options.Episodes;
        population.Episodes.Returns.SubView(first, count).CopyToCPU(returns);
        population.Episodes.Steps.SubView(first, count).CopyToCPU(steps);
        device.Accelerator.Synchronize();
    }

    public override void WriteEpisodes(MemberRange members, ReadOnlySpan<float> returns, ReadOnlySpan<int> steps)
    {
        using Lock.Scope turn = device.TakeTurn();
        long first = (long)members.First * options.Episodes, count = (long)members.Count * options.Episodes;
        population.Episodes.Returns.SubView(first, count).CopyFromCPU(returns);
        population.Episodes.Steps.SubView(first, count).CopyFromCPU(steps);
        clock.End(Stage.Rollout);
    }

    public override void EvaluateVectors(
        ReadOnlySpan<float> vectors, EpisodeOptions episodes, int generation, Span<float> returns,
        Span<int> steps)
    {
        using Lock.Scope turn = device.TakeTurn();
        // In chunks as large as those of training, through memory of their own; the layout is the caller's.
        using var vectorEpisodes = new DeviceEpisodes(device, episodes, task.Data, task.WorkspaceSize);
        int parameterCount = task.ParameterCount, chunkMembers = Math.Min(ChunkMembers, episodes.Population);
        using var members = device.Allocate<float>((long)chunkMembers * parameterCount);
        for (int first = 0; first < episodes.Population; first += chunkMembers)
        {
            var chunk = new MemberRange(first, Math.Min(chunkMembers, episodes.Population - first));
            members.View.BaseView.SubView(0, (long)chunk.Count * parameterCount)
                .CopyFromCPU(vectors.Slice(first * parameterCount, chunk.Count * parameterCount));
            vectorEvaluation.Run(generation, chunk, MemberLayout.MemberMajor(parameterCount), members.View, vectorEpisodes);
        }

        vectorEpisodes.Returns.CopyToCPU(returns);
        vectorEpisodes.Steps.CopyToCPU(steps);
        device.Accelerator.Synchronize();
    }

    public override void Dispose()
    {
        using Lock.Scope turn = device.Turns.EnterScope();
        clock.Dispose();
        population.Dispose();
        shaping.Dispose();
        gradient.Dispose();
        optimizer.Dispose();
        mean.Dispose();
        noise.Dispose();
    }
}
