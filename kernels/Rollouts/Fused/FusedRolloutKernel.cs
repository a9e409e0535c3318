using ILGPU;

namespace GpuEs;

/// <summary>
/// Perturbs and plays in one kernel: a group of threads per direction, a thread per neuron. Weights are made in
/// registers and stay there for all episodes; activations are handed on through shared memory; no member's weights
/// are ever in global memory. A mirrored pair shares its group, the noise and the loads of the mean.
/// </summary>
internal static class FusedRolloutKernel<TEnvironment, TNetwork, TNoise>
    where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    where TNetwork : unmanaged, IFusedNetwork<TNetwork>
    where TNoise : struct, INoise
{
    private const int MostMembers = 2;

    /// <param name="Perturbation">The generation's perturbations.</param>
    /// <param name="Sigma">Standard deviation of the perturbation.</param>
    /// <param name="FirstDirection">The direction of the first group.</param>
    /// <param name="Episodes">What is to be played.</param>
    /// <param name="Mean">[P].</param>
    /// <param name="StepCap">[1] Steps after which an episode is cut off.</param>
    /// <param name="Returns">Out: [N x E] sum of rewards.</param>
    /// <param name="Steps">Out: [N x E] steps taken.</param>
    public readonly record struct Arguments(
        Perturbation<TNoise> Perturbation, float Sigma, int FirstDirection, EpisodePlan Episodes, ArrayView<float> Mean,
        ArrayView<int> StepCap, ArrayView<float> Returns, ArrayView<int> Steps);

    public static void Play(Arguments arguments)
    {
        FusedShape shape = TNetwork.Shape<TEnvironment>();
        int threads = shape.Threads, members = (int)arguments.Perturbation.MembersPerDirection;
        int direction = arguments.FirstDirection + Grid.IdxX, thread = Group.IdxX;
        int slot = thread / threads, neuron = thread % threads;

        ArrayView<short> staging = SharedMemory.Allocate<short>(TNetwork.Shape<TEnvironment>().StagingLength);
        ArrayView<Quad> rows = SharedMemory.Allocate<Quad>(
            (TNetwork.Shape<TEnvironment>().Depth + 1) * MostMembers * TNetwork.Shape<TEnvironment>().QuadsPerRow);
        ArrayView<float> outputWeights = SharedMemory.Allocate<float>(
            MostMembers * TNetwork.Shape<TEnvironment>().OutputParameters);
        ArrayView<float> outputs = SharedMemory.Allocate<float>(MostMembers * TNetwork.Shape<TEnvironment>().Outputs);
        ArrayView<int> isPlaying = SharedMemory.Allocate<int>(MostMembers);

        float unit = Exact.Multiply(arguments.Sigma, 1f / NoiseOctet.UnitsPerDeviation);
        var source = new MemberSource<TNoise>(
            arguments.Perturbation, (uint)direction, slot == 0 ? unit : -unit, arguments.Mean, staging);
        var activations = new SharedActivations(rows, slot, members, shape.QuadsPerRow);
        TNetwork network = TNetwork.Load(source, neuron, shape.Inputs);
        LoadOutputLayer(source, shape, outputWeights, slot, neuron);

        // The first thread of the group plays the first member, the second the second: one warp steps both.
        EpisodeQueue<TEnvironment> queue = default;
        var observed = new SharedActivations(rows, thread, members, shape.QuadsPerRow);
        if (thread < MostMembers)
            isPlaying[thread] = 0;
        if (thread < members)
        {
            queue = EpisodeQueue<TEnvironment>.Start(
                arguments.Episodes, direction * members + thread, arguments.StepCap[0]);
            isPlaying[thread] = Observe(queue, arguments.Episodes, observed);
        }

        Group.Barrier();
        while ((isPlaying[0] | isPlaying[1]) != 0)
        {
            TNetwork.Forward(network, activations, neuron);
            if (thread < members * shape.Outputs)
                outputs[thread] = Output(shape, rows, outputWeights, members, thread);
            Group.Barrier();
            if (thread < members && queue.IsPlaying(arguments.Episodes))
            {
                if (!queue.HasEnded)
                {
                    TNetwork.Act(ref queue.Environment, new DeviceMemory(outputs, thread * shape.Outputs, 1));
                    queue.Step();
                }

                if (queue.HasEnded)
                {
                    long instance = queue.Instance(arguments.Episodes);
                    arguments.Returns[instance] = queue.Result.Return;
                    arguments.Steps[instance] = queue.Result.Steps;
                    queue.Next(arguments.Episodes);
                }

                isPlaying[thread] = Observe(queue, arguments.Episodes, observed);
            }

            Group.Barrier();
        }
    }

    // Hands the observation to the group; 1 while there is an episode to play.
    private static int Observe(
        in EpisodeQueue<TEnvironment> queue, in EpisodePlan episodes, in SharedActivations observed)
    {
        for (int index = 0; index < TEnvironment.ObservationSize; index++)
            observed.Set(0, index, Observation.Scaled(queue.Environment, index));
        return queue.IsPlaying(episodes) ? 1 : 0;
    }

    // The output layer is narrow, so its weights stay in shared memory rather than take registers of every thread.
    private static void LoadOutputLayer(
        in MemberSource<TNoise> source, in FusedShape shape, ArrayView<float> outputWeights, int slot, int neuron)
    {
        NeuronSource layer = source.Stage(shape.OutputStart, shape.OutputParameters, shape.Outputs, 0);
        for (int parameter = neuron; parameter < shape.OutputParameters; parameter += shape.Threads)
            outputWeights[slot * shape.OutputParameters + parameter] = layer.Parameter(shape.OutputStart + parameter);
        Group.Barrier();
    }

    private static float Output(
        in FusedShape shape, ArrayView<Quad> rows, ArrayView<float> outputWeights, int members, int thread)
    {
        int member = thread / shape.Outputs, output = thread % shape.Outputs;
        ArrayView<Quad> inputs = new SharedActivations(rows, member, members, shape.QuadsPerRow).Row(shape.Depth);
        ArrayView<float> weights = outputWeights.SubView(member * shape.OutputParameters, shape.OutputParameters);
        // The chains of OutputLayer, input by input; a quad of inputs is one load.
        int row = shape.Outputs + output * shape.LastWidth;
        float sum0 = 0f, sum1 = 0f, sum2 = 0f, sum3 = 0f, sum4 = 0f, sum5 = 0f, sum6 = 0f, sum7 = 0f;
        for (int index = 0; index < shape.LastWidth; index += OutputLayer.Chains)
        {
            Quad low = inputs[index / 4];
            sum0 = Next(weights, row, shape.LastWidth, index, low.X, sum0);
            sum1 = Next(weights, row, shape.LastWidth, index + 1, low.Y, sum1);
            sum2 = Next(weights, row, shape.LastWidth, index + 2, low.Z, sum2);
            sum3 = Next(weights, row, shape.LastWidth, index + 3, low.W, sum3);
            if (index + 4 >= shape.LastWidth)
                continue;
            Quad high = inputs[index / 4 + 1];
            sum4 = Next(weights, row, shape.LastWidth, index + 4, high.X, sum4);
            sum5 = Next(weights, row, shape.LastWidth, index + 5, high.Y, sum5);
            sum6 = Next(weights, row, shape.LastWidth, index + 6, high.Z, sum6);
            sum7 = Next(weights, row, shape.LastWidth, index + 7, high.W, sum7);
        }

        return (((sum0 + sum4) + (sum2 + sum6)) + ((sum1 + sum5) + (sum3 + sum7))) + weights[output];
    }

    private static float Next(ArrayView<float> weights, int row, int inputs, int index, float input, float sum) =>
        index < inputs ? Exact.MultiplyAdd(weights[row + index], input, sum) : sum;
}
