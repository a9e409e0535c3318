using System.Text.Json.Nodes;
using Xunit;

namespace GpuEs.Cluster.Tests;

/// <summary>What a message may make a worker do: run structs that its owner put there, and nothing else.</summary>
public class RunSpecificationTests
{
    private static readonly EvolutionStrategyOptions Options = new()
    {
        Population = 6,
        Optimizer = new Optimizer.ClipUp(LargestSpeed: 3f),
        StepCap = 9,
        Noise = NoiseKind.Table,
    };

    private static RunSpecification Specification { get; } =
        RunSpecification.Of(EpisodeTask.Create<Lander>(Policy.Mlp([3, 2], Activation.Relu)), Options);

    [Fact]
    public void Parse_OfItsOwnJson_GivesTheSameRun()
    {
        RunSpecification parsed = RunSpecification.Parse(Specification.ToJson());
        Assert.Equal(Specification.ToJson(), parsed.ToJson());
        Assert.Equal(Options, parsed.Options);
        SearchTask task = parsed.CreateTask([typeof(Lander).Assembly]);
        Assert.IsType<EpisodeTask<PlainWorld<Lander>, Perceptron<Hidden<Digit3, Hidden<Digit2, Output>>, ReluActivation, TanhHead>>>(task);
    }

    [Fact]
    public void Environments_WithAWorkspaceTravelAsOthersDo()
    {
        var specification = RunSpecification.Of(EpisodeTask.Create<Counters>(Policy.Linear()), Options);
        SearchTask task = RunSpecification.Parse(specification.ToJson()).CreateTask([typeof(Counters).Assembly]);
        Assert.IsType<EpisodeTask<WorkspaceWorld<Counters>, Perceptron<Output, IdentityActivation, TanhHead>>>(task);
        Assert.Equal(Counters.WorkspaceSize, task.WorkspaceSize);
    }

    [Fact]
    public void Objectives_TravelWithTheirDimension()
    {
        var specification = RunSpecification.Of(ObjectiveTask.Create<Sphere>(7), Options);
        SearchTask task = RunSpecification.Parse(specification.ToJson()).CreateTask([typeof(Sphere).Assembly]);
        Assert.IsType<ObjectiveTask<PlainObjective<Sphere>>>(task);
        Assert.Equal(7, task.ParameterCount);
    }

    [Theory]
    [InlineData("", "malformed")]
    [InlineData("null", "null")]
    [InlineData("{}", "malformed")]
    [InlineData("[1, 2]", "malformed")]
    [InlineData("{\"Library\": \"x\", \"$type\": \"System.Diagnostics.Process\"}", "malformed")]
    public void Parse_OfAnythingElse_IsRefused(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => RunSpecification.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_OfTooMuch_IsRefused() => Assert.Contains(
        "length 100000 ", Assert.Throws<ArgumentException>(() => RunSpecification.Parse(new string(' ', 100000))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Subject.Type", "GpuEs.Cluster.Tests.Landed", "has no struct")]
    [InlineData("Subject.Type", "GpuEs.Cluster.Tests.FakeWorker", "has no struct")]
    [InlineData("Subject.Type", "System.Nullable`1[[System.Int32, System.Runtime]]", "has no struct")]
    [InlineData("Subject.Assembly", "System.Diagnostics.Process", "is not here")]
    [InlineData("Subject.Module", "00000000-0000-0000-0000-000000000001", "another build")]
    [InlineData("Library", "0.0.1", "this worker has GpuEs")]
    [InlineData("Options.Population", "7", "Population 7")]
    [InlineData("Options.Population", "1048576", "Episodes")]
    [InlineData("Perceptron.Hidden", "9999", "Hidden 9999")]
    public void CreateTask_OfWhatIsNotHere_IsRefused(string path, string value, string expected)
    {
        JsonObject json = JsonNode.Parse(Specification.ToJson())!.AsObject();
        string[] parts = path.Split('.');
        JsonObject owner = parts.Length == 1 ? json : json[parts[0]]!.AsObject();
        owner[parts[^1]] = parts[^1] switch
        {
            "Population" => JsonValue.Create(int.Parse(value)),
            "Hidden" => new JsonArray(int.Parse(value)),
            _ => JsonValue.Create(value),
        };
        if (value == "1048576")
            owner["Episodes"] = 16;
        var exception = Assert.Throws<ArgumentException>(
            () => RunSpecification.Parse(json.ToJsonString()).CreateTask([typeof(Lander).Assembly]));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateTask_OfAStructThatIsNoEnvironment_IsRefused()
    {
        var subject = StructName.Of(typeof(NoEnvironment));
        Assert.Throws<ArgumentException>(() => (Specification with { Subject = subject }).CreateTask([typeof(NoEnvironment).Assembly]));
    }

    // The brackets of a generic name could name types of assemblies that nobody put there.
    [Fact]
    public void CreateTask_OfAGenericStruct_IsRefused()
    {
        var subject = new StructName(
            "GpuEs.Width`2[[GpuEs.Digit1, GpuEs.Kernels],[GpuEs.Digit2, GpuEs.Kernels]]", "GpuEs.Kernels",
            typeof(CartPole).Module.ModuleVersionId);
        var exception = Assert.Throws<ArgumentException>(
            () => (Specification with { Subject = subject }).CreateTask([typeof(CartPole).Assembly]));
        Assert.Contains("has no struct", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ATaskThatCannotTravel_SaysSo()
    {
        Assert.Throws<ArgumentException>(() => RunSpecification.Of(new ExternalTask([0f], Goal.Minimise), Options));
        Assert.Contains(
            "number of parameters", Assert.Throws<ArgumentException>(
                () => RunSpecification.Of(ObjectiveTask.Create<Sphere>((1 << 24) + 1), new())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NameOf_DiffersWithEveryOption() => Assert.NotEqual(
        RunSpecification.NameOf(Specification.ToJson()),
        RunSpecification.NameOf((Specification with { Options = Options with { Seed = 2 } }).ToJson()));

    private readonly record struct NoEnvironment(int Field);
}
