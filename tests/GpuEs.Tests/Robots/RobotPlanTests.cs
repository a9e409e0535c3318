using Xunit;

namespace GpuEs.Tests;

public sealed unsafe class RobotPlanTests
{
    // Over whole vectors of eight and sixteen, and some more.
    private const int Candidates = 37;

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Candidates_side_by_side_earn_what_each_alone_does(int lanes)
    {
        Same<Hopper>(lanes);
        Same<Ant>(lanes);
    }

    private static void Same<TRobot>(int lanes)
        where TRobot : unmanaged, IRobot<TRobot>
    {
        var shape = new PlanShape(Horizon: 6, TRobot.ActionSize, ActionChoices: 0, Candidates);
        var rollout = new ModelRollout(shape, TRobot.ActionLimit, ActionRepeat: 2, Discount: 0.9f);
        float[] workspace = new float[RobotModel<TRobot>.WorkspaceSize];
        var surroundings = new Surroundings<HostData, ArrayWorkspace>(default, new ArrayWorkspace(workspace));
        RobotWorld<TRobot> world = default;
        var random = new EpisodeRandom(5);
        world.Reset(ref random, surroundings);
        int[] actions = new int[(shape.Horizon * shape.ActionSize + 1) * shape.Stride + HostPlanModel<TRobot>.Padding];
        for (int index = 0; index < actions.Length; index++)
            actions[index] = (int)((float)random.NextUniform(-1f, 1f) * ActionUnits.PerLimit);

        float[] expected = new float[Candidates];
        for (int candidate = 0; candidate < Candidates; candidate++)
        {
            float[] own = [.. workspace];
            var model = new WorldModel<RobotWorld<TRobot>, HostData, ArrayWorkspace>(new(default, new ArrayWorkspace(own)));
            fixed (int* first = &actions[candidate])
                expected[candidate] = rollout.Return(model, world, new HostActionSequence(first, shape.Stride));
        }

        HostPlanModel<TRobot> together = LanePath.PlanModel<TRobot>(lanes)!;
        float[] actual = new float[Candidates], scratch = new float[together.ScratchLength];
        fixed (int* first = actions)
        fixed (float* memory = scratch)
            together.Roll(rollout, [default], workspace, first, memory, actual);

        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(Candidates, expected.Distinct().Count());
    }
}
