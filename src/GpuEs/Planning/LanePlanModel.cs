using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// An environment as the model, with a candidate a lane; the bits of <see cref="ModelRollout.Return"/>. A lane whose task
/// has ended runs on unheard.
/// </summary>
internal abstract unsafe class LanePlanModel<TEnvironment, TLanes, T> : HostPlanModel<TEnvironment>
    where TEnvironment : unmanaged, ISizes
    where TLanes : unmanaged, ILaneEnvironment<T>
    where T : unmanaged, IReal<T>, IBits<T>
{
    private const int Line = 64;

    /// <summary>Vectors in lockstep.</summary>
    protected abstract int Together { get; }

    /// <summary>The agent's state in all lanes of a vector.</summary>
    protected abstract TLanes Start(TEnvironment state, ReadOnlySpan<float> workspace, float* scratch);

    public override void Roll(
        in ModelRollout rollout, ReadOnlySpan<TEnvironment> state, ReadOnlySpan<float> workspace, int* actions,
        float* scratch, Span<float> returns)
    {
        // Vectors that straddle two lines of the cache cost double.
        byte* memory = stackalloc byte[Together * sizeof(Candidates) + Line];
        var candidates = new Span<Candidates>((void*)(((nuint)memory + Line - 1) / Line * Line), Together);
        for (int first = 0; first < returns.Length; first += Together * T.Lanes)
        {
            Span<float> part = returns.Slice(first, Math.Min(Together * T.Lanes, returns.Length - first));
            Span<Candidates> some = candidates[..((part.Length + T.Lanes - 1) / T.Lanes)];
            TLanes start = Start(state[0], workspace, scratch);
            foreach (ref Candidates vector in some)
            {
                vector.Model = start;
                vector.Rewards = default;
                vector.Playing = !(T)0f;
            }

            Roll(rollout, some, actions + first);
            for (int vector = 0; vector < some.Length; vector++)
            {
                T sums = some[vector].Rewards.Value;
                Span<float> ofVector = part[(vector * T.Lanes)..];
                new ReadOnlySpan<float>(&sums, Math.Min(T.Lanes, ofVector.Length)).CopyTo(ofVector);
            }
        }
    }

    private static void Roll(in ModelRollout rollout, Span<Candidates> candidates, int* actions)
    {
        int stride = rollout.Shape.Stride;
        bool isContinuous = rollout.Shape.IsContinuous;
        T limit = rollout.ActionLimit;
        float worth = 1f;
        for (int step = 0; step < rollout.Steps; step++)
        {
            int* action = actions + step / rollout.ActionRepeat * TEnvironment.ActionSize * stride;
            T isPlaying = 0f;
            for (int vector = 0; vector < candidates.Length; vector++)
            {
                ref Candidates some = ref candidates[vector];
                some.Playing &= !some.Model.IsTerminated;
                for (int component = 0; component < TEnvironment.ActionSize; component++)
                {
                    T value = T.FromWhole(Unsafe.ReadUnaligned<T>(action + component * stride + vector * T.Lanes));
                    some.Model.Act(component, isContinuous ? value * (1f / ActionUnits.PerLimit) * limit : value);
                }

                some.Rewards.AddWhere(some.Playing, worth * some.Model.Step());
                isPlaying |= some.Playing;
            }

            if (!T.Any(isPlaying))
                return;
            worth = Exact.Multiply(worth, rollout.Discount);
        }
    }

    private struct Candidates
    {
        public TLanes Model;
        public LaneSum<T> Rewards;

        // A mask: whose task has not ended.
        public T Playing;
    }
}
