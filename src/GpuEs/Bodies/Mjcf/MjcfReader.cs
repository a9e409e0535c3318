namespace GpuEs;

/// <summary>Walks the elements of a model file.</summary>
internal sealed class MjcfReader
{
    private static readonly string[] Looks = ["camera", "light"];

    private static readonly string[] SectionsPassedOver = ["visual", "statistic", "size", "sensor", "keyframe", "custom"];

    private readonly MjcfModel model = new();
    private readonly List<MjcfJoint> allJoints = [];
    private readonly MjcfDefaults defaults = new();
    private readonly Dictionary<string, int> bodies = [];
    private readonly Dictionary<string, int> joints = [];
    private readonly Dictionary<string, int> geoms = [];
    private readonly Dictionary<string, int> sites = [];
    private readonly Dictionary<string, int> tendons = [];
    private readonly Dictionary<string, int> actuators = [];

    private int geomCount;

    private MjcfReader()
    {
    }

    public static MjcfModel Read(MjcfElement root)
    {
        var reader = new MjcfReader();
        reader.model.Name = root.Text("model") ?? "";
        root.RequireAllRead();
        // What numbers mean is known before any is read, wherever the file says it; names before they are referred to.
        foreach (MjcfElement section in root.Children)
            reader.ReadSettings(section);
        reader.ReadBodies(root);
        foreach (MjcfElement section in root.Children)
            reader.ReadTendons(section);
        foreach (MjcfElement section in root.Children)
            reader.ReadSection(section);
        return reader.model;
    }

    private void ReadSettings(MjcfElement section)
    {
        switch (section.Tag)
        {
            case "compiler":
                model.Compiler.Read(section);
                break;
            case "option":
                model.Option.Read(section);
                break;
            case "default":
                defaults.Add(section);
                break;
        }
    }

    private void ReadTendons(MjcfElement section)
    {
        if (section.Tag != "tendon")
            return;
        foreach (MjcfElement element in section.Children)
        {
            if (element.Tag != "fixed")
                throw element.NotSupported("<fixed>");
            MjcfTendon tendon = MjcfTendon.Read(
                element, defaults.LayersOf(element, null, "tendon", "fixed"), model.Option,
                (term, name) => NumberOf(term, name, joints, "joint"));
            if (tendon.Terms.Any(term => allJoints[term.Joint].DofCount > 1))
                throw element.Error($"{element.Called} goes over a ball or a free joint; accepted: hinges and slides");
            Name(element, tendon.Name, tendons, model.Tendons.Count);
            model.Tendons.Add(tendon);
        }
    }

    private void ReadSection(MjcfElement section)
    {
        switch (section.Tag)
        {
            case "compiler" or "option" or "default" or "worldbody" or "tendon":
                break;
            case "actuator":
                section.Children.ForEach(ReadActuator);
                break;
            case "contact":
                section.Children.ForEach(ReadContact);
                break;
            case "equality":
                section.Children.ForEach(ReadEquality);
                break;
            case "asset":
                section.Children.ForEach(asset => asset.PassOver());
                break;
            case string tag when SectionsPassedOver.Contains(tag):
                section.PassOver();
                break;
            default:
                throw section.NotSupported(
                    "<compiler>, <option>, <default>, <asset>, <worldbody>, <contact>, <tendon>, <actuator>, <"
                    + string.Join(">, <", SectionsPassedOver) + ">");
        }
    }

    private void ReadActuator(MjcfElement element)
    {
        MjcfActuator actuator = MjcfActuator.Read(
            element, defaults.LayersOf(element, null, MjcfActuator.Tags), model.Compiler,
            (from, name) => name == "tendon" ? NumberOf(from, name, tendons, name) : NumberOf(from, name, joints, "joint"),
            joint => allJoints[joint].Range);
        if (actuator.TransmissionKind != TransmissionKind.Tendon && allJoints[actuator.Target].DofCount > 1)
            throw element.Error($"{element.Called} acts on a ball or a free joint; accepted: hinges and slides");
        Name(element, actuator.Name, actuators, model.Actuators.Count);
        model.Actuators.Add(actuator);
    }

    private void ReadContact(MjcfElement element)
    {
        switch (element.Tag)
        {
            case "pair":
                model.Pairs.Add(MjcfPair.Read(
                    element, defaults.LayersOf(element, null, "pair"),
                    (from, name) => NumberOf(from, name, geoms, "geom")));
                break;
            case "exclude":
                int first = NumberOf(element, "body1", bodies, "body"), second = NumberOf(element, "body2", bodies, "body");
                element.PassOver("name");
                element.RequireAllRead();
                model.Excludes.Add((Math.Min(first, second), Math.Max(first, second)));
                break;
            default:
                throw element.NotSupported("<pair>, <exclude>");
        }
    }

    private void ReadEquality(MjcfElement element)
    {
        if (element.Text("active") != "false" && model.Option is { HasEqualities: true, HasConstraints: true })
            throw element.Error($"<{element.Tag}> of <equality> is not supported; accepted: none, or active=\"false\"");
        element.PassOver();
    }

    private void ReadBodies(MjcfElement root)
    {
        model.Bodies.Add(new MjcfBody(root, "world", 0, DoubleVector.Zero, DoubleQuaternion.Identity));
        bodies.Add("world", 0);
        MjcfElement[] worlds = [.. root.Children.Where(section => section.Tag == "worldbody")];
        foreach (MjcfElement world in worlds)
        {
            string? childClass = ChildClass(world, null);
            world.PassOver("name");
            world.RequireAllRead();
            ReadParts(world, 0, childClass);
        }

        foreach (MjcfElement world in worlds)
            ReadChildren(world, 0, ChildClass(world, null));
    }

    private void ReadChildren(MjcfElement element, int parent, string? childClass)
    {
        foreach (MjcfElement child in element.Children.Where(child => child.Tag == "body"))
        {
            var pose = new MjcfPose();
            pose.Read(child, model.Compiler);
            var body = new MjcfBody(child, child.Text("name"), parent, pose.Pos, pose.Quat);
            string? inherited = ChildClass(child, childClass);
            child.RequireWord("mocap", "false");
            child.RequireZero("gravcomp");
            child.PassOver("user", "sleep");
            child.RequireAllRead();
            int number = model.Bodies.Count;
            Name(child, body.Name, bodies, number);
            model.Bodies.Add(body);
            ReadParts(child, number, inherited);
            ReadChildren(child, number, inherited);
        }
    }

    private string? ChildClass(MjcfElement element, string? inherited)
    {
        if (element.Text("childclass") is not { } named)
            return inherited;
        defaults.Require(element, "childclass", named);
        return named;
    }

    private void ReadParts(MjcfElement element, int number, string? childClass)
    {
        MjcfBody body = model.Bodies[number];
        MjcfElement? inertial = element.Children.FirstOrDefault(child => child.Tag == "inertial");
        if (inertial is not null)
            body.Inertial = MjcfInertial.Read(inertial, model.Compiler);
        bool givesMass = number > 0 && model.Compiler.InertiaFromGeoms switch
        {
            bool said => said,
            null => inertial is null,
        };
        foreach (MjcfElement child in element.Children)
            ReadPart(child, body, number, childClass, givesMass);
    }

    private void ReadPart(MjcfElement child, MjcfBody body, int number, string? childClass, bool givesMass)
    {
        switch (child.Tag)
        {
            case "body":
                break;
            case "inertial" when number > 0:
                break;
            case "joint" when number > 0:
                Add(child, body, MjcfJoint.Read(
                    child, defaults.LayersOf(child, childClass, "joint"), model.Compiler, model.Option));
                break;
            case "freejoint" when number > 0:
                Add(child, body, MjcfJoint.Free(child));
                break;
            case "geom":
                MjcfGeom? geom = MjcfGeom.Read(
                    child, defaults.LayersOf(child, childClass, "geom"), model.Compiler, model.Option, givesMass);
                if (geom is null)
                    break;
                Name(child, geom.Name, geoms, geomCount++);
                body.Geoms.Add(geom);
                break;
            case "site":
                MjcfSite site = MjcfSite.Read(defaults.LayersOf(child, childClass, "site"), model.Compiler);
                Name(child, site.Name, sites, body.Sites.Count);
                body.Sites.Add(site);
                break;
            case string tag when Looks.Contains(tag):
                child.PassOver();
                break;
            default:
                throw child.NotSupported(number == 0
                    ? "<body>, <geom>, <site>, <camera>, <light>"
                    : "<body>, <inertial>, <joint>, <freejoint>, <geom>, <site>, <camera>, <light>");
        }
    }

    private void Add(MjcfElement element, MjcfBody body, MjcfJoint joint)
    {
        Name(element, joint.Name, joints, allJoints.Count);
        allJoints.Add(joint);
        body.Joints.Add(joint);
        if (body.Joints.All(other => other.Kind != JointKind.Free))
            return;
        if (body.Parent != 0)
            throw element.Error($"{element.Called} is free on a body in another body; accepted: on bodies of the world");
        if (body.Joints.Count > 1)
            throw element.Error($"{element.Called} is beside a free joint; accepted: a free joint alone");
    }

    private static void Name(MjcfElement element, string? name, Dictionary<string, int> names, int number)
    {
        if (!string.IsNullOrEmpty(name) && !names.TryAdd(name, number))
            throw element.NotAccepted("name", "a name that nothing else of its kind has");
    }

    private static int NumberOf(MjcfElement element, string attribute, Dictionary<string, int> names, string kind)
    {
        string name = element.RequiredText(attribute);
        return names.TryGetValue(name, out int number) ? number : throw element.NotAccepted(attribute, $"the name of a {kind}");
    }
}
