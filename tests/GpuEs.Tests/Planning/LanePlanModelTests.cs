using Xunit;

namespace GpuEs.Tests;

/// <summary>Candidates side by side, 8, 16 and 32 at a time, against candidates one by one: the same bits.</summary>
public class LanePlanModelTests
{
    private const int Horizon = 7;

    // Around vectors, and around the four that are rolled together.
    private static readonly int[] Counts = [1, 7, 8, 9, 15, 16, 17, 33, 63, 64, 65, 200];

    [Theory]
    [InlineData(1, 1f)]
    [InlineData(3, 0.9f)]
    public void Returns_HaveTheBitsOfCandidatesOneByOne(int repeat, float discount)
    {
        AssertEqual<CartPole>(repeat, discount);
        AssertEqual<Pendulum>(repeat, discount);
        AssertEqual<MountainCar>(repeat, discount);
        AssertEqual<MountainCarContinuous>(repeat, discount);
        AssertEqual<Acrobot>(repeat, discount);
        AssertEqual<CartPoleSwingUp>(repeat, discount);
        AssertEqual<Drifting>(repeat, discount);
    }

    private static unsafe void AssertEqual<TEnvironment>(int repeat, float discount)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        var random = new Random(5);
        foreach (int count in Counts)
        {
            var shape = new PlanShape(Horizon, TEnvironment.ActionSize, TEnvironment.ActionChoices, count);
            var rollout = new ModelRollout(shape, TEnvironment.ActionLimit, repeat, discount);
            int[] actions = new int[shape.AgentStride + HostPlanModel<TEnvironment>.Padding];
            foreach (ref int action in actions.AsSpan())
            {
                action = shape.IsContinuous
                    ? random.Next(-ActionUnits.PerLimit, ActionUnits.PerLimit + 1)
                    : random.Next(TEnvironment.ActionChoices);
            }

            TEnvironment state = Pushed<TEnvironment>(random);
            fixed (int* first = actions)
            {
                var expected = new float[count];
                for (int candidate = 0; candidate < count; candidate++)
                {
                    var sequence = new HostActionSequence(first + candidate, shape.Stride);
                    expected[candidate] = rollout.Return(new Model<TEnvironment>(), state, sequence);
                }

                foreach (int lanes in (int[])[8, 16, 32])
                {
                    var actual = new float[count];
                    LanePath.PlanModel<TEnvironment>(lanes)!.Roll(rollout, [state], [], first, null, actual);
                    Assert.Equal(expected, actual);
                }
            }
        }
    }

    // On its way out, so that tasks end for some candidates, early and late, or for all before the first step.
    private static TEnvironment Pushed<TEnvironment>(Random random)
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        TEnvironment state = default;
        var start = new EpisodeRandom((ulong)random.Next());
        state.Reset(ref start);
        for (int steps = random.Next(13); steps > 0; steps--)
        {
            state.Act(0, 1f);
            state.Step();
        }

        return state;
    }

    private readonly struct Model<TEnvironment> : IPlanModel<TEnvironment>
        where TEnvironment : unmanaged, IEnvironment<TEnvironment>
    {
        public bool IsTerminated(ref TEnvironment state) => state.IsTerminated;

        public void Act(ref TEnvironment state, int index, float value) => state.Act(index, value);

        public float Step(ref TEnvironment state) => state.Step();
    }
}
