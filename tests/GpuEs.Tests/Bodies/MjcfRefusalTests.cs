using Xunit;

namespace GpuEs.Tests;

/// <summary>What cannot be played is turned away with place, word, value and what would be accepted.</summary>
public sealed class MjcfRefusalTests
{
    private const string Ball = """<geom type="sphere" size=".1"/>""";

    public static readonly TheoryData<string, string> Models = new()
    {
        { "<mujoco>\n<worldbod/></mujoco>", "MJCF:2: <worldbod> is not supported; accepted: <compiler>, " },
        { "<mujoco>\n<worldbody></mujoco>", "MJCF:2: " },
        { "<mujoco/>", "MJCF:1: the model has no joint, so nothing could move; accepted: a <body> with a <joint> or a <freejoint>" },
        { "<robot/>", "MJCF:1: <robot> is no model; accepted: <mujoco>" },
        { "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><mujoco>&e;</mujoco>", "MJCF:1: For security reasons DTD is prohibited" },
        {
            "<mujoco><include file='x.xml'/></mujoco>",
            "<include> file=\"x.xml\" is not accepted; accepted: no include in a text that has no folder; load the file by its path"
        },
        { In("<option timestep='0'/>"), "<option> timestep=\"0\" is not accepted; accepted: a number above 0" },
        { In("<option timestep='fast'/>"), "<option> timestep=\"fast\" is not accepted; accepted: a finite number" },
        { In("<option gravity='0 1'/>"), "<option> gravity=\"0 1\" is not accepted; accepted: 3 finite numbers" },
        { In("<option integrator='implicit'/>"), "<option> integrator=\"implicit\" is not accepted; accepted: Euler, RK4, implicitfast" },
        {
            $"<mujoco><option integrator='implicitfast' density='1'/><worldbody><body><joint/>{Ball}</body></worldbody></mujoco>",
            "<option> integrator=\"implicitfast\" is not accepted; accepted: Euler, RK4, and implicitfast where there is no fluid, "
        },
        {
            World("<body><joint/><inertial pos='0 0 0' mass='1' fullinertia='1 1 1 2 0 0'/></body>"),
            "<inertial> fullinertia=\"1 1 1 2 0 0\" is not accepted; accepted: a matrix without negative eigenvalues"
        },
        { In("<compiler coordinate='global'/>"), "<compiler> coordinate=\"global\" is not accepted; accepted: local" },
        { In("<equality><weld body1='a'/></equality>"), "<weld> of <equality> is not supported; accepted: none, or active=\"false\"" },
        { In("<default><geom name='a'/></default>"), "<geom> name=\"a\" is not accepted; accepted: no name in a default" },
        { World("<geom size='1' kind='box'/>"), "<geom> kind=\"box\" is not supported; accepted attributes: " },
        { World("<geom type='cone'/>"), "<geom> type=\"cone\" is not accepted; accepted: plane, sphere, capsule, " },
        { World("<geom/>"), "<geom> is a sphere of the size \"0 0 0\"; accepted: 1 numbers above 0" },
        { World("<geom type='mesh' mesh='m'/>"), "<geom> is a mesh or a height field that could touch; accepted: plane, sphere, " },
        { World("<geom class='red' size='1'/>"), "<geom> class=\"red\" is not accepted; accepted: a class of <default>: main" },
        { World("<joint/>"), "<joint> is not supported; accepted: <body>, <geom>, <site>, <camera>, <light>" },
        { World("<body><joint/></body>"), "<body> moves and has no mass or no moment of inertia; accepted: an <inertial>, or <geom>s" },
        { World($"<body><joint frictionloss='1'/>{Ball}</body>"), "<joint> frictionloss=\"1\" is not accepted; accepted: 0" },
        { World($"<body><joint limited='true'/>{Ball}</body>"), "<joint> is limited to range=\"0 0\"; accepted: a lower and a higher number" },
        { World($"<body name='a'><joint/>{Ball}</body><body name='a'/>"), "<body> name=\"a\" is not accepted; accepted: a name that nothing else" },
        { World($"<body quat='1 0 0 0' zaxis='0 0 1'>{Ball}</body>"), "<body> is turned twice; accepted: one of quat, axisangle, xyaxes, zaxis, euler" },
        { World($"<body mocap='true'>{Ball}</body>"), "<body> mocap=\"true\" is not accepted; accepted: false" },
        { World($"<body><body><freejoint/>{Ball}</body></body>"), "<freejoint> is free on a body in another body; accepted: on bodies of the world" },
        {
            World("<body><joint/><inertial pos='0 0 0' mass='1' diaginertia='1 1 3'/></body>"),
            "<body> has the moments of inertia 1 1 3, which no body can have; accepted: "
        },
        {
            World("<body><freejoint/><geom name='a' size='1'/></body><body><freejoint/><geom name='b' type='box' size='1 1 1'/></body>"),
            "geoms \"a\" (sphere) and \"b\" (box) could touch, and such a pair is not supported; accepted: a plane with"
        },
        { World($"<geom type='plane' condim='6'/><body><freejoint/>{Ball}</body>"), " touch with condim 6; accepted: 1 and 3" },
        {
            $"<mujoco><option cone='elliptic'/><worldbody><geom type='plane'/><body><freejoint/>{Ball}</body></worldbody></mujoco>",
            "<option> cone=\"elliptic\" is not accepted; accepted: pyramidal, or elliptic where every contact has condim 1, which "
        },
        { Actuated("<motor joint='k'/>"), "<motor> joint=\"k\" is not accepted; accepted: the name of a joint" },
        { Actuated("<motor/>"), "<motor> needs one target; accepted: joint, jointinparent, tendon" },
        { Actuated("<muscle joint='j'/>"), "<muscle> is not supported; accepted: <general>, <motor>, <position>, <velocity>, <damper>" },
        { Actuated("<general joint='j' dyntype='filter'/>"), "<general> dyntype=\"filter\" is not accepted; accepted: none" },
        { Actuated("<motor joint='j' ctrlrange='1'/>"), "<motor> ctrlrange=\"1\" is not accepted; accepted: 2 finite numbers" },
        { Actuated("<motor joint='j' ctrllimited='true'/>"), "<motor> is limited to ctrlrange=\"0 0\"; accepted: a lower and a higher" },
        { In("<tendon><spatial/></tendon>"), "<spatial> is not supported; accepted: <fixed>" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_turned_away_with_a_sentence(string model, string expected)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Mechanism.Parse(model));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Matches("^MJCF:[0-9]+: ", exception.Message);
    }

    [Fact]
    public void Bodies_in_each_other_without_end_are_turned_away_and_overflow_no_stack()
    {
        const int Depth = 100_000;
        string model = World(string.Concat(Enumerable.Repeat("<body>", Depth)) + string.Concat(Enumerable.Repeat("</body>", Depth)));

        var exception = Assert.Throws<InvalidDataException>(() => Mechanism.Parse(model));

        Assert.Contains("<body> lies too deep; accepted: ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.xml", "accepted: a file in the model's folder or below it")]
    [InlineData("/etc/passwd", "accepted: a file in the model's folder or below it")]
    [InlineData("gone.xml", "accepted: a file that is there; ")]
    [InlineData("model.xml", "accepted: each file once")]
    public void Includes_lie_below_the_model(string file, string expected)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.Parent!.FullName, "outside.xml"), "<mujoco/>");
            string path = Path.Combine(folder.FullName, "model.xml");
            File.WriteAllText(path, $"<mujoco>\n<include file=\"{file}\"/></mujoco>");

            var exception = Assert.Throws<InvalidDataException>(() => Mechanism.Load(path));

            Assert.StartsWith($"{path}:2: <include> file=\"{file}\" is not accepted; ", exception.Message, StringComparison.Ordinal);
            Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_included_file_is_named_where_it_is_wrong()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string path = Path.Combine(folder.FullName, "model.xml");
            Directory.CreateDirectory(Path.Combine(folder.FullName, "parts"));
            File.WriteAllText(path, "<mujoco><worldbody><include file=\"parts/arm.xml\"/></worldbody></mujoco>");
            string part = Path.Combine(folder.FullName, "parts", "arm.xml");
            File.WriteAllText(part, "<mujocoinclude>\n<body><joint type=\"screw\"/></body></mujocoinclude>");

            var exception = Assert.Throws<InvalidDataException>(() => Mechanism.Load(path));

            Assert.StartsWith($"{part}:2: <joint> type=\"screw\" is not accepted; ", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string In(string section) => $"<mujoco>{section}</mujoco>";

    private static string World(string parts) => In($"<worldbody>{parts}</worldbody>");

    private static string Actuated(string actuator) =>
        In($"<worldbody><body><joint name='j'/>{Ball}</body></worldbody><actuator>{actuator}</actuator>");
}
