using Xunit;

namespace GpuEs.Tests;

/// <summary>What MuJoCo 3.3.8 (mujoco-js 0.0.7) makes of small models, one word of the format each.</summary>
public sealed class MjcfCompilingTests
{
    /// <summary>The references are printed with 16 digits; ours go through a dozen roundings.</summary>
    private const double Tolerance = 1e-12;

    private const string Ball = """<geom type="sphere" size=".1" mass=".5"/>""";

    /// <summary>The name that MuJoCo's model has for it, its numbers, and the model.</summary>
    public static readonly TheoryData<string, double[], string> Models = new()
    {
        {
            "body_quat", [1, 0, 0, 0, 0.9818561728660808, 0.15343930202422257, 0.10602051106179562, 0.034270798550482096],
            $"""<compiler angle="radian" eulerseq="ZYx"/><worldbody><body euler=".1 .2 .3"><joint/>{Ball}</body></worldbody>"""
        },
        {
            "geom_quat", [0.7071067811865476, 0.7071067811865475, 0, 0],
            """<default><geom euler="90 0 0"/></default><worldbody><body><joint/><geom type="box" size=".1 .1 .2" quat="0 0 0 1"/></body></worldbody>"""
        },
        {
            "geom_size", [0.1, 0.1, 0.7071067811865476, 0.1, 0.1, 0.7071067811865476],
            """
            <worldbody><body><joint/><geom type="box" size=".1" fromto="0 0 0 1 1 0"/>
            <geom type="ellipsoid" size=".1 .2 .3" fromto="0 0 0 1 1 0"/></body></worldbody>
            """
        },
        {
            "geom_solimp", [0.7, 0.75, 0.02, 0.3, 4],
            """
            <default><geom solimp=".8 .81 .02 .3 4"/></default>
            <worldbody><body><joint/><geom type="sphere" size=".1" solimp=".7 .75"/></body></worldbody>
            """
        },
        {
            "body_inertia",
            [
                0, 0, 0, 0.23333333333333336, 0.23333333333333336, 0.23333333333333336,
                0.40856729178384726, 0.296311387125563, 0.19512132109058847,
            ],
            """
            <compiler balanceinertia="true" boundmass="3" boundinertia=".02"/><worldbody>
            <body><joint/><inertial pos="0 0 0" mass="1" diaginertia=".1 .2 .4"/></body>
            <body><joint/><inertial pos="0 0 0" mass="5" fullinertia=".3 .2 .4 .01 .02 .03"/></body></worldbody>
            """
        },
        {
            "body_iquat", [1, 0, 0, 0, 0.5681458177660259, 0.5228808419090905, -0.3969466673376254, 0.49622504794595873],
            """
            <worldbody><body><joint/><inertial pos="0 0 0" mass="5" fullinertia=".3 .2 .4 .01 .02 .03"/></body></worldbody>
            """
        },
        {
            "body_mass", [0, 3],
            """
            <compiler inertiafromgeom="true"/><worldbody><body><joint/>
            <inertial pos="0 0 0" mass="3" diaginertia="1 1 1"/><geom type="sphere" size=".1" mass="0"/></body></worldbody>
            """
        },
        {
            "body_invweight0", [0, 0, 2, 0],
            $"""<worldbody><body><joint type="slide" axis="1 0 0" armature="1"/>{Ball}</body></worldbody>"""
        },
        {
            "body_invweight0", [0, 0, 1.3333333333333333, 166.66666666666663],
            $"""
            <worldbody><body><joint type="slide" axis="1 0 0"/><joint type="slide" axis="0 1 0"/><joint/>{Ball}</body></worldbody>
            """
        },
        {
            "body_invweight0", [0, 0, 0.6666666666666666, 0, 1.3333333333333333, 0],
            $"""
            <worldbody><body><joint type="slide" axis="1 0 0"/><joint type="slide" axis="0 1 0"/>{Ball}
            <body pos=".1 0 0"><joint type="slide"/>{Ball}</body></body></worldbody>
            """
        },
        {
            "jnt_stiffness", [138.79999999999995],
            """
            <worldbody><body><joint springdamper=".1 .5" armature=".3"/>
            <geom type="sphere" size=".1" mass=".5" pos=".3 0 0"/></body></worldbody>
            """
        },
        {
            "dof_damping", [3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0],
            $"""
            <default><joint damping="3" armature="1" limited="true"/></default>
            <worldbody><body><joint type="free"/>{Ball}</body><body pos="1 0 0"><freejoint/>{Ball}</body></worldbody>
            """
        },
        {
            "actuator_bias3", [0, -20, -2.747119703738202, 0, -20, -2, 0, 0, -3, 0, 0, 0, 0, -1, -0.9899494936611666],
            Servos
        },
        { "actuator_gain3", [20, 0, 0, 20, 0, 0, 3, 0, 0, 0, 0, -2, 1, 0, 0], Servos },
        {
            "tendon_lengthspring", [1.0471975511965976, 1.0471975511965976],
            $"""
            <worldbody><body><joint name="a" springref="30" ref="10"/>{Ball}</body></worldbody>
            <tendon><fixed><joint joint="a" coef="2"/></fixed></tendon>
            """
        },
    };

    private const string Servos =
        """
        <worldbody><body><joint name="a" armature=".3"/><geom type="sphere" size=".1" mass=".5" pos=".3 0 0"/>
        <body pos="1 0 0"><joint name="b" type="slide"/><geom type="sphere" size=".1" mass=".5"/></body></body></worldbody>
        <actuator>
          <position joint="a" kp="20" dampratio="1" gear="3"/>
          <position joint="b" kp="20" kv="2"/>
          <velocity joint="a" kv="3"/>
          <damper joint="a" kv="2" ctrlrange="0 1"/>
          <position joint="b" dampratio=".7"/>
        </actuator>
        """;

    [Theory]
    [MemberData(nameof(Models))]
    public void Constants_are_MuJoCos(string name, double[] expected, string model)
    {
        double[] ours = MujocoNames.Of(Mechanism.Parse($"<mujoco>{model}</mujoco>").Constants)[name];

        Assert.Equal(expected.Length, ours.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(ours[i] - expected[i]) <= Tolerance * (1 + Math.Abs(expected[i])), $"[{i}] {ours[i]}");
    }

    [Fact]
    public void A_pair_has_its_own_parameters_alone_and_replaces_the_one_that_filters_would_find()
    {
        const string Model =
            """
            <mujoco><worldbody><geom name="f" type="plane" size="1 1 1" friction=".3" solref=".05 1"/>
            <body><freejoint/><geom name="a" type="sphere" size=".1" mass=".5"/></body>
            <body pos="1 0 0"><freejoint/><geom name="b" type="capsule" size=".1 .2" condim="1" friction=".2 .3 .4"/></body>
            </worldbody><contact>
            <pair geom1="b" geom2="a" friction=".9"/>
            <pair geom1="f" geom2="a" condim="1" margin=".1" gap=".05" solref=".1" solimp=".5 .6"/>
            </contact></mujoco>
            """;

        IReadOnlyList<CandidatePair> pairs = Mechanism.Parse(Model).Constants.CandidatePairs;

        Assert.Equal([(1, 2), (0, 1), (0, 2)], pairs.Select(pair => (pair.Geom1, pair.Geom2)));
        Assert.Equal([0.9, 1, 0.005, 0.0001, 0.0001], pairs[0].Friction);
        Assert.Equal([0.02, 1], pairs[0].SolRef);
        Assert.Equal((1, 0.1, 0.05), (pairs[1].Dimensions, pairs[1].Margin, pairs[1].Gap));
        Assert.Equal([0.1, 1], pairs[1].SolRef);
        Assert.Equal([0.5, 0.6, 0.001, 0.5, 2], pairs[1].SolImp);
        Assert.Equal((3, 0.3), (pairs[2].Dimensions, pairs[2].Friction[0]));
    }

    [Fact]
    public void What_cannot_change_the_motion_is_passed_over_and_listed()
    {
        const string Model =
            """
            <mujoco model="look">
            <asset><texture builtin="flat"/></asset>
            <worldbody><light pos="0 0 1"/><light pos="0 0 2"/>
            <body><joint/><geom type="sphere" size=".1" rgba="1 0 0 1"/></body></worldbody>
            <keyframe><key/></keyframe>
            </mujoco>
            """;

        Mechanism mechanism = Mechanism.Parse(Model);

        Assert.Equal("look", mechanism.Name);
        Assert.Equal(
            ["<geom> rgba: 1, at MJCF:4", "<keyframe>: 1, at MJCF:5", "<light>: 2, first at MJCF:3", "<texture>: 1, at MJCF:2"],
            mechanism.PassedOver);
    }
}
