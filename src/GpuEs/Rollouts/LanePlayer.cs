using System.Runtime.CompilerServices;

namespace GpuEs;

/// <summary>
/// A lane plays a member. One whose episode ends takes the member's next, else the next member of the queue, in the
/// same turn: nobody waits for the longest. Lanes that have nothing left run on unheard.
/// </summary>
internal sealed unsafe class LanePlayer<TStarts, TLanes, T> : HostPlayer
    where TStarts : struct, ILaneStarts<TLanes>
    where TLanes : unmanaged, ILaneEnvironment<T>
    where T : unmanaged, IReal<T>
{
    private readonly TStarts starts;
    private readonly LaneActor<TStarts, TLanes, T> actor;
    private readonly Seat[] seats = new Seat[T.Lanes];
    private readonly Memory<float> parameters, scratch, row, games;
    private readonly int parameterCount;

    public LanePlayer(TStarts starts, Policy policy, int parameterCount)
    {
        this.starts = starts;
        this.parameterCount = parameterCount;
        actor = new(policy);
        parameters = HostLines.Allocate(1, parameterCount * T.Lanes);
        scratch = HostLines.Allocate(1, actor.ScratchLength * T.Lanes);
        row = HostLines.Allocate(1, parameterCount + HostLines.Padding);
        games = HostLines.Allocate(1, sizeof(Games) / sizeof(float));
    }

    // Not among the fields of this: vectors in an object straddle two lines of the cache.
    private ref Games Lanes => ref *(Games*)HostLines.AddressOf(games.Span);

    public override void Play(
        int worker, MemberQueue queue, IMemberSource source, in EpisodePlan plan, int stepCap, Span<float> returns,
        Span<int> steps)
    {
        var waiting = new Waiting(worker, queue, source);
        int limit = Math.Min(stepCap, TStarts.StepLimit);
        T* weights = (T*)HostLines.AddressOf(parameters.Span), activations = (T*)HostLines.AddressOf(scratch.Span);
        ref Games lanes = ref Lanes;
        lanes = new Games { Environment = starts.Create() };
        int playing = 0;
        for (int lane = 0; lane < seats.Length; lane++)
        {
            seats[lane] = new Seat { Episode = plan.PerMember };
            playing += Take(lane, ref waiting, plan, limit, 0, returns, steps) ? 1 : 0;
        }

        long turn = 0;
        while (playing > 0)
        {
            long cutOff = FirstCutOff(limit);
            do
            {
                actor.Act(ref lanes.Environment, weights, activations);
                lanes.Rewards.Add(lanes.Environment.Step());
                turn++;
            }
            while (turn < cutOff && !T.Any(lanes.Environment.IsTerminated & (lanes.Presence > 0.5f)));

            T terminated = T.Select(lanes.Environment.IsTerminated, 1f, 0f), sums = lanes.Rewards.Value, isNew = 0f;
            for (int lane = 0; lane < seats.Length; lane++)
            {
                ref Seat seat = ref seats[lane];
                int length = (int)(turn - seat.Start);
                if (Lane(ref lanes.Presence, lane) == 0f || (length < limit && Lane(ref terminated, lane) == 0f))
                    continue;
                Record(seat, plan, new EpisodeResult(Lane(ref sums, lane), length), returns, steps);
                playing -= Take(lane, ref waiting, plan, limit, turn, returns, steps) ? 0 : 1;
                Lane(ref isNew, lane) = 1f;
            }

            lanes.Rewards.Clear(isNew > 0.5f);
        }
    }

    // Starts the lane's next episode that has a step to play; false where there is none.
    private bool Take(
        int lane, ref Waiting waiting, in EpisodePlan plan, int limit, long turn, Span<float> returns, Span<int> steps)
    {
        ref Seat seat = ref seats[lane];
        while (true)
        {
            if (++seat.Episode >= plan.PerMember)
            {
                if (!waiting.Next(row.Span, out seat.Member))
                {
                    Lane(ref Lanes.Presence, lane) = 0f;
                    return false;
                }

                seat.Episode = 0;
                Place(row.Span[..parameterCount], lane);
            }

            EpisodeRandom random = plan.Random(seat.Member, seat.Episode);
            if (limit > 0 && starts.Start(ref random, lane, ref Lanes.Environment))
            {
                seat.Start = turn;
                Lane(ref Lanes.Presence, lane) = 1f;
                return true;
            }

            Record(seat, plan, default, returns, steps);
        }
    }

    private static void Record(
        in Seat seat, in EpisodePlan plan, EpisodeResult result, Span<float> returns, Span<int> steps)
    {
        int instance = seat.Member * plan.PerMember + seat.Episode;
        (returns[instance], steps[instance]) = result;
    }

    // The turn in which the next lane reaches the limit.
    private long FirstCutOff(int limit)
    {
        long first = long.MaxValue;
        for (int lane = 0; lane < seats.Length; lane++)
        {
            if (Lane(ref Lanes.Presence, lane) != 0f)
                first = Math.Min(first, seats[lane].Start + limit);
        }

        return first;
    }

    private void Place(ReadOnlySpan<float> member, int lane)
    {
        float* column = HostLines.AddressOf(parameters.Span) + lane;
        ReadOnlySpan<int> places = actor.Places;
        for (int parameter = 0; parameter < places.Length; parameter++)
            column[places[parameter] * T.Lanes] = member[parameter];
    }

    private static ref float Lane<TVector>(ref TVector vector, int lane)
        where TVector : unmanaged => ref Unsafe.Add(ref Unsafe.As<TVector, float>(ref vector), lane);

    private struct Games
    {
        public LaneSum<T> Rewards;

        // 1 in the lanes that play, 0 in the others.
        public T Presence;

        // Last, since a robot's is no whole number of vectors.
        public TLanes Environment;
    }

    private struct Seat
    {
        public int Member, Episode;
        public long Start;
    }

    // The members that this worker has taken from the queue.
    private struct Waiting(int worker, MemberQueue queue, IMemberSource source)
    {
        private MemberRange taken;

        public bool Next(Span<float> row, out int member)
        {
            if (taken.Count == 0)
                taken = queue.Take();
            member = taken.First;
            if (taken.Count == 0)
                return false;
            source.Write(worker, member, row);
            taken = new MemberRange(taken.First + 1, taken.Count - 1);
            return true;
        }
    }
}
