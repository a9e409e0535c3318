using ILGPU;

namespace GpuEs;

/// <summary>
/// Perturbs and plays in one kernel: a group of threads per member, a thread per neuron. Weights are made in
/// registers and stay there for all episodes; activations and the world's state are in shared memory; no member's
/// weights are ever in global memory. On a GPU a mirrored pair shares a group, the noise and the loads of the mean.
/// </summary>
internal static class FusedRolloutKernel<TWorld, TNetwork, TNoise>
    where TWorld : unmanaged, IWorld<TWorld>
    where TNetwork : unmanaged, IFusedNetwork<TNetwork>
    where TNoise : struct, INoise
{
    /// <param name="Perturbation">The generation's perturbations.</param>
    /// <param name="Sigma">Standard deviation of the perturbation.</param>
    /// <param name="FirstMember">The first group's first member.</param>
    /// <param name="Episodes">What is to be played.</param>
    /// <param name="Mean">[P].</param>
    /// <param name="Data">What all episodes share; empty for environments that read none.</param>
    /// <param name="StepCap">[1] Steps after which an episode is cut off.</param>
    /// <param name="Returns">Out: [N x E] sum of rewards.</param>
    /// <param name="Steps">Out: [N x E] steps taken.</param>
    public readonly record struct Arguments(
        Perturbation<TNoise> Perturbation, float Sigma, int FirstMember, EpisodePlan Episodes, ArrayView<float> Mean,
        ArrayView<float> Data, ArrayView<int> StepCap, ArrayView<float> Returns, ArrayView<int> Steps)
    {
        /// <summary>What each episode has besides its world.</summary>
        public Surroundings<DeviceData, NoWorkspace> Surroundings => GpuEs.Surroundings.Of(new DeviceData(Data));
    }

    public static void Play(Arguments arguments)
    {
        FusedShape shape = TNetwork.Shape<TWorld>();
        ArrayView<short> staging = SharedMemory.Allocate<short>(TNetwork.Shape<TWorld>().StagingLength);
        ArrayView<Quad> rows = SharedMemory.Allocate<Quad>(
            (TNetwork.Shape<TWorld>().Depth + 1) * TNetwork.Shape<TWorld>().Members
            * TNetwork.Shape<TWorld>().QuadsPerRow);
        ArrayView<float> outputWeights = SharedMemory.Allocate<float>(
            TNetwork.Shape<TWorld>().Members * TNetwork.Shape<TWorld>().OutputParameters);
        ArrayView<float> chains = SharedMemory.Allocate<float>(
            TNetwork.Shape<TWorld>().Members * TNetwork.Shape<TWorld>().Outputs * OutputLayer.Chains);
        ArrayView<float> outputs = SharedMemory.Allocate<float>(
            TNetwork.Shape<TWorld>().Members * TNetwork.Shape<TWorld>().Outputs);
        ArrayView<EpisodeQueue<TWorld>> queues =
            SharedMemory.Allocate<EpisodeQueue<TWorld>>(TNetwork.Shape<TWorld>().Members);
        ArrayView<int> isPlaying = SharedMemory.Allocate<int>(TNetwork.Shape<TWorld>().Members);

        int firstMember = arguments.FirstMember + Grid.IdxX * shape.Members, member = firstMember + shape.Slot;
        int membersPerDirection = (int)arguments.Perturbation.MembersPerDirection;
        float unit = Exact.Multiply(arguments.Sigma, 1f / NoiseOctet.UnitsPerDeviation);
        var source = new MemberSource<TNoise>(
            arguments.Perturbation, (uint)(firstMember / membersPerDirection),
            member % membersPerDirection == 0 ? unit : -unit, shape.Neuron, arguments.Mean, staging);
        var activations = new SharedActivations(shape, rows);
        var output = new SharedOutput(shape, outputWeights, chains, outputs);
        TNetwork network = TNetwork.Load(source, shape.Inputs);
        output.Load(source);

        // The first thread of the group plays the first member, the second the second: one warp steps both.
        if (FusedThread.Index() < shape.Members)
        {
            int player = FusedThread.Index();
            queues[player] = EpisodeQueue<TWorld>.Start(
                arguments.Episodes, firstMember + player, arguments.StepCap[0], arguments.Surroundings);
            isPlaying[player] = Observe(arguments, queues[player], activations, player);
        }

        Group.Barrier();
        while ((isPlaying[0] | isPlaying[shape.Members - 1]) != 0)
        {
            TNetwork.Forward(network, activations);
            output.RunChains(activations);
            Group.Barrier();
            if (FusedThread.Index() < shape.Members)
            {
                int player = FusedThread.Index();
                EpisodeQueue<TWorld> queue = queues[player];
                if (queue.IsPlaying(arguments.Episodes))
                {
                    Turn(arguments, output, ref queue, player);
                    queues[player] = queue;
                    isPlaying[player] = Observe(arguments, queue, activations, player);
                }
            }

            Group.Barrier();
        }
    }

    // A step, and what follows when it was the episode's last.
    private static void Turn(
        in Arguments arguments, in SharedOutput output, ref EpisodeQueue<TWorld> queue, int player)
    {
        if (!queue.HasEnded(arguments.Surroundings))
        {
            output.AddChains(player);
            var outputs = new DeviceMemory(output.Outputs, player * output.Shape.Outputs, 1);
            queue.World.LetAct(new FusedActor<TNetwork>(outputs), arguments.Surroundings);
            queue.Step(arguments.Surroundings);
        }

        if (queue.HasEnded(arguments.Surroundings))
        {
            long instance = queue.Instance(arguments.Episodes);
            arguments.Returns[instance] = queue.Result.Return;
            arguments.Steps[instance] = queue.Result.Steps;
            queue.Next(arguments.Episodes, arguments.Surroundings);
        }
    }

    // Hands the observation to the group; 1 while there is an episode to play.
    private static int Observe(
        in Arguments arguments, in EpisodeQueue<TWorld> queue, in SharedActivations activations, int player)
    {
        for (int index = 0; index < TWorld.ObservationSize; index++)
        {
            float component = queue.World.Observe(index, arguments.Surroundings);
            activations.Set(player, 0, index, Observation.Scaled<TWorld>(component, index));
        }

        return queue.IsPlaying(arguments.Episodes) ? 1 : 0;
    }
}
