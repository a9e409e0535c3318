namespace GpuEs;

/// <summary>Turns returns into the directions' weights on the host; the bits of <see cref="DeviceShaping"/>.</summary>
internal sealed class HostShaping
{
    private readonly EvolutionStrategyOptions options;
    private readonly Goal goal;
    private readonly RankUtilities utilities;
    private readonly float[] fitness;
    private readonly uint[] keys;
    private readonly int[] utilityOf;
    private readonly HostSort sort;
    private readonly HostTree<ReturnSummary> tree;

    public HostShaping(EvolutionStrategyOptions options, Goal goal)
    {
        this.options = options;
        this.goal = goal;
        utilities = RankUtilities.For(options.Shaping, options.Population);
        fitness = new float[options.Population];
        keys = new uint[options.Population];
        utilityOf = new int[options.Population];
        sort = new HostSort(options.Population);
        Weights = new int[options.Directions];
        tree = new HostTree<ReturnSummary>(options.Population);
    }

    /// <summary>[directions] Weights as whole numbers.</summary>
    public int[] Weights { get; }

    /// <summary>What a weight of one is worth.</summary>
    public float Scale { get; private set; }

    /// <summary>Summary of the fitness.</summary>
    public ReturnSummary Summary { get; private set; }

    public void Shape(float[] returns, int[] steps)
    {
        for (int member = 0; member < fitness.Length; member++)
        {
            fitness[member] = Fitness.Mean(returns.AsSpan(member * options.Episodes, options.Episodes));
            keys[member] = ReturnKey.From(fitness[member], goal);
        }

        Summary = Summarise(steps);
        if (options.Shaping is FitnessShaping.CenteredRanks or FitnessShaping.NesUtilities)
            ShapeRanks();
        else
            ShapeValues();
    }

    private ReturnSummary Summarise(int[] steps)
    {
        for (int leaf = 0; leaf < tree.Leaves.Length; leaf++)
        {
            ReturnSummary summary = default;
            int end = Math.Min((leaf + 1) * SummaryKernel.Arity, fitness.Length);
            for (int member = leaf * SummaryKernel.Arity; member < end; member++)
            {
                long memberSteps = 0;
                foreach (int length in steps.AsSpan(member * options.Episodes, options.Episodes))
                    memberSteps += length;
                summary = ReturnSummary.Merge(summary, ReturnSummary.Of(fitness[member], memberSteps));
            }

            tree.Leaves[leaf] = summary;
        }

        return tree.Reduce(static (in ReturnSummary left, in ReturnSummary right) => ReturnSummary.Merge(left, right));
    }

    private void ShapeRanks()
    {
        ReadOnlySpan<ulong> order = sort.Sort(keys);
        for (int from = 0, to; from < order.Length; from = to)
        {
            // Equal members share the mean of the utilities that they span.
            for (to = from + 1; to < order.Length && HostSort.Key(order[to]) == HostSort.Key(order[from]);)
                to++;
            int utility = (int)((utilities.Sums[to] - utilities.Sums[from]) / (to - from));
            foreach (ulong entry in order[from..to])
                utilityOf[HostSort.Member(entry)] = utility;
        }

        Scale = utilities.Scale;
        for (int direction = 0; direction < Weights.Length; direction++)
        {
            int member = direction * options.MembersPerDirection;
            Weights[direction] = utilityOf[member] - (options.Mirrored ? utilityOf[member + 1] : 0);
        }
    }

    private void ShapeValues()
    {
        ValueWeight weight = ValueWeight.For(Summary, goal, options.Shaping == FitnessShaping.ZScore);
        Scale = weight.Scale;
        for (int direction = 0; direction < Weights.Length; direction++)
        {
            int member = direction * options.MembersPerDirection;
            Weights[direction] = weight.Of(fitness[member]) - (options.Mirrored ? weight.Of(fitness[member + 1]) : 0);
        }
    }
}
