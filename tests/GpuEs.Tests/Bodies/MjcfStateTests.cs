using System.Text.Json;
using Xunit;

namespace GpuEs.Tests;

/// <summary>Mechanisms read from their files move as MuJoCo moves them: the states recorded beside the files.</summary>
[Trait(Recordings.Trait, Recordings.Recorded)]
public sealed class MjcfStateTests
{
    // Relative to 1 + the largest magnitude of a quantity, from ../shared/oracles/README.md.
    private const double PlaceTolerance = 2e-6;
    private const double ForceTolerance = 1e-5;
    private const double SmoothTolerance = 5e-5;

    // Of accelerations and of what a step makes of them: for 99 of 100 states, and for all.
    private const double UsualTolerance = 1e-4;
    private const double LargestTolerance = 5e-4;

    [Theory]
    [MemberData(nameof(MjcfTests.Recorded), MemberType = typeof(MjcfTests))]
    public void Quantities_and_steps_are_those_of_MuJoCo(string recording)
    {
        JsonElement recorded = Recordings.Read($"mjcf/{recording}");
        Mechanism? mechanism = MjcfTests.LoadOrNull(recorded);
        Assert.SkipWhen(mechanism is null, "it is turned away by a sentence, which MjcfTests look at");
        MechanismTables tables = MechanismTables.Compile(mechanism, keepsContactFrames: false);
        BodyLayout layout = tables.Layout;
        RecordedStates states = RecordedStates.Of(recorded);
        var usual = new SortedDictionary<string, double>();
        List<double> accelerations = [];

        PlayedStates.ForAll<Real16>(tables, states, bodies => bodies.Forward(), (bodies, lane, state) =>
        {
            void Compare(string quantity, int cell, double tolerance)
            {
                double[] reference = states.Numbers(state, quantity);
                double error = PlayedStates.Error(bodies.Read(lane, cell, reference.Length), reference);
                usual[quantity] = Math.Max(usual.GetValueOrDefault(quantity), error / tolerance);
            }

            Compare("xpos", layout.Xpos, PlaceTolerance);
            Compare("qfrc_bias", layout.QfrcBias, ForceTolerance);
            Compare("qfrc_passive", layout.QfrcPassive, ForceTolerance);
            Compare("qfrc_actuator", layout.QfrcActuator, ForceTolerance);
            Compare("qacc_smooth", layout.QaccSmooth, SmoothTolerance);
            accelerations.Add(PlayedStates.Error(bodies.Read(lane, layout.Qacc, layout.Nv), states.Numbers(state, "qacc")));
            Assert.Equal(0, bodies[lane, layout.Failures]);
        });
        List<double> speeds = [];
        PlayedStates.ForAll<Real16>(tables, states, bodies => bodies.Step(), (bodies, lane, state) => speeds.Add(
            PlayedStates.Error(bodies.Read(lane, layout.Qvel, layout.Nv), states.Numbers(state, "step1_qvel"))));

        Assert.All(usual, error => Assert.True(error.Value <= 1, $"{error.Key} is {error.Value:g3} tolerances off"));
        foreach (List<double> errors in (List<double>[])[accelerations, speeds])
        {
            Assert.True(errors.Max() <= LargestTolerance, $"the largest error is {errors.Max():g3}");
            Assert.True(errors.Count(error => error > UsualTolerance) <= errors.Count / 100, $"{errors.Order().ElementAt(errors.Count * 99 / 100):g3}");
        }
    }
}
