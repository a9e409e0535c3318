using ILGPU;

namespace GpuEs;

/// <summary>
/// Perturbs and plays in one kernel: a group of threads per member, a thread per neuron. Weights are made in
/// registers and stay there for all episodes; activations and the world's state are in shared memory; no member's
/// weights are ever in global memory. On a GPU several members share a group, so that one warp steps all their worlds,
/// and mirrored members share the noise and the loads of the mean.
/// </summary>
internal static class FusedRolloutKernel<TWorld, TNetwork, TNoise>
    where TWorld : unmanaged, IWorld<TWorld>
    where TNetwork : unmanaged, IFusedNetwork<TNetwork>
    where TNoise : struct, INoise
{
    private const int FirstTurn = 1;

    /// <param name="Perturbation">The generation's perturbations.</param>
    /// <param name="Sigma">Standard deviation of the perturbation.</param>
    /// <param name="FirstMember">The first group's first member.</param>
    /// <param name="Count">Members to be played; the last group may be larger than what is left.</param>
    /// <param name="Episodes">What is to be played.</param>
    /// <param name="Mean">[P].</param>
    /// <param name="Data">What all episodes share; empty for environments that read none.</param>
    /// <param name="StepCap">[1] Steps after which an episode is cut off.</param>
    /// <param name="Returns">Out: [N x E] sum of rewards.</param>
    /// <param name="Steps">Out: [N x E] steps taken.</param>
    public readonly record struct Arguments(
        Perturbation<TNoise> Perturbation, float Sigma, int FirstMember, int Count, EpisodePlan Episodes,
        ArrayView<float> Mean, ArrayView<float> Data, ArrayView<int> StepCap, ArrayView<float> Returns, ArrayView<int> Steps)
    {
        /// <summary>What each episode has besides its world.</summary>
        public Surroundings<DeviceData, NoWorkspace> Surroundings => GpuEs.Surroundings.Of(new DeviceData(Data));
    }

    public static void Play(Arguments arguments)
    {
        FusedShape shape = TNetwork.Shape<TWorld>().At(FusedThread.Index());
        ArrayView<short> staging = SharedMemory.Allocate<short>(
            TNetwork.Shape<TWorld>().StagingLength * TNetwork.Shape<TWorld>().Directions);
        ArrayView<Quad> rows = SharedMemory.Allocate<Quad>(
            TNetwork.Shape<TWorld>().Members * TNetwork.Shape<TWorld>().QuadsPerMember);
        ArrayView<float> outputWeights = SharedMemory.Allocate<float>(
            TNetwork.Shape<TWorld>().Members * TNetwork.Shape<TWorld>().OutputParameters);
        ArrayView<float> chains = SharedMemory.Allocate<float>(
            TNetwork.Shape<TWorld>().Members * TNetwork.Shape<TWorld>().Outputs * OutputLayer.Chains);
        ArrayView<EpisodeQueue<TWorld>> queues =
            SharedMemory.Allocate<EpisodeQueue<TWorld>>(TNetwork.Shape<TWorld>().Members);
        ArrayView<int> playing = SharedMemory.Allocate<int>(1);

        int firstMember = arguments.FirstMember + Grid.IdxX * shape.Members, member = firstMember + shape.Slot;
        int membersPerDirection = (int)arguments.Perturbation.MembersPerDirection;
        float unit = Exact.Multiply(arguments.Sigma, 1f / NoiseOctet.UnitsPerDeviation);
        var source = new MemberSource<TNoise>(
            arguments.Perturbation, (uint)(member / membersPerDirection),
            member % membersPerDirection == 0 ? unit : -unit, shape, arguments.Mean,
            shape.Directions == 1 ? staging : staging.SubView(shape.Direction * shape.StagingLength, shape.StagingLength));
        var activations = new SharedActivations(shape, rows);
        var output = new SharedOutput(shape, outputWeights, chains);
        TNetwork network = TNetwork.Load(source, shape.Inputs);
        output.Load(source);

        // The first threads of the group play a member each: one warp steps them all.
        int left = arguments.FirstMember + arguments.Count - firstMember;
        if (FusedThread.Index() == 0)
            playing[0] = FirstTurn;
        if (FusedThread.Index() < shape.Members)
        {
            int player = FusedThread.Index();
            var queue = EpisodeQueue<TWorld>.Start(
                arguments.Episodes, firstMember + player, arguments.StepCap[0], arguments.Surroundings);
            if (shape.Members > 1 && player >= left)
                queue.Finish(arguments.Episodes);
            queues[player] = queue;
            Observe(arguments, queue, activations, player);
        }

        // The number of the turn, written by all who play on, since a sum of them would take an atomic operation.
        int turn = FirstTurn;
        Group.Barrier();
        while (playing[0] == turn)
        {
            TNetwork.Forward(network, activations);
            TNetwork.RunChains(output, activations);
            Group.Barrier();
            turn = shape.Members == 1 ? FirstTurn : turn + 1;
            if (FusedThread.Index() < shape.Members)
            {
                int player = FusedThread.Index();
                EpisodeQueue<TWorld> queue = queues[player];
                Turn(arguments, output, ref queue, player);
                if (shape.Members == 1)
                    playing[0] = queue.IsPlaying(arguments.Episodes) ? FirstTurn : 0;
                else if (queue.IsPlaying(arguments.Episodes))
                    playing[0] = turn;
                queues[player] = queue;
                Observe(arguments, queue, activations, player);
            }

            Group.Barrier();
        }
    }

    // A step, and what follows when it was the episode's last. Who has played all goes on unrecorded until the others have,
    // which is cheaper than to ask before every step.
    private static void Turn(
        in Arguments arguments, in SharedOutput output, ref EpisodeQueue<TWorld> queue, int player)
    {
        if (!queue.HasEnded(arguments.Surroundings))
        {
            queue.World.LetAct(new FusedActor<TNetwork>(output, player), arguments.Surroundings);
            queue.Step(arguments.Surroundings);
        }

        if (queue.HasEnded(arguments.Surroundings) && queue.IsPlaying(arguments.Episodes))
        {
            long instance = queue.Instance(arguments.Episodes);
            arguments.Returns[instance] = queue.Result.Return;
            arguments.Steps[instance] = queue.Result.Steps;
            queue.Next(arguments.Episodes, arguments.Surroundings);
        }
    }

    // Hands the observation to the group.
    private static void Observe(
        in Arguments arguments, in EpisodeQueue<TWorld> queue, in SharedActivations activations, int player)
    {
        TWorld world = queue.World;
        world.LetAct(new FusedObserver<TNetwork>(activations.Row(player, 0)), arguments.Surroundings);
    }
}
