using GpuEs.Tests.Cli;
using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace GpuEs.Tests;

/// <summary>An exported model acts in ONNX Runtime as the kernels' code does.</summary>
public class OnnxTests
{
    // Of the action's limit, or of the largest score. The tanh of the kernels is off by up to 3e-7, ONNX Runtime's by about
    // as much, and sums of up to 64 products are added up in other orders: 2e-6 is the most that was seen.
    private const float Tolerance = 1e-5f;

    public static TheoryData<string> Cases => [.. PolicyCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Model_ActsAsTheKernelsCodeDoes(string name)
    {
        PolicyCase played = PolicyCase.Of(name);
        TrainedPolicy policy = played.Policy;
        using var session = new InferenceSession(Model(policy));
        using OrtValue observations = OrtValue.CreateTensorValueFromMemory(
            played.Observations.SelectMany(values => values).ToArray(),
            [played.Observations.Length, policy.ObservationSize]);
        using IDisposableReadOnlyCollection<OrtValue> results =
            session.Run(new Microsoft.ML.OnnxRuntime.RunOptions(), ["observation"], [observations], session.OutputNames);

        if (policy.ActionChoices == 0)
        {
            Near(played.Actions, results[0].GetTensorDataAsSpan<float>().ToArray(), policy.ActionLimit);
            return;
        }

        float[] scores = results[1].GetTensorDataAsSpan<float>().ToArray();
        float largest = scores.Max(MathF.Abs);
        Near(Scores(played), scores, largest);
        long[] choices = results[0].GetTensorDataAsSpan<long>().ToArray();
        Assert.Equal(played.Actions.Length, choices.Length);
        int compared = 0;
        for (int index = 0; index < choices.Length; index++)
        {
            float[] own = [.. scores.Skip(index * policy.ActionChoices).Take(policy.ActionChoices).OrderDescending()];
            if (own[0] - own[1] <= 2 * Tolerance * largest)
                continue;
            Assert.Equal((long)played.Actions[index], choices[index]);
            compared++;
        }

        Assert.InRange(compared, choices.Length * 9 / 10, choices.Length);
    }

    [Fact]
    public void Model_OfEqualScores_ChoosesTheFirst()
    {
        TrainedPolicy policy = TrainedPolicy.For<MountainCar>(Policy.Linear(), new float[9]);
        using var session = new InferenceSession(Model(policy));
        using OrtValue observation = OrtValue.CreateTensorValueFromMemory(new float[2], [1, 2]);
        using IDisposableReadOnlyCollection<OrtValue> results =
            session.Run(new Microsoft.ML.OnnxRuntime.RunOptions(), ["observation"], [observation], ["action"]);
        Assert.Equal([0L], results[0].GetTensorDataAsSpan<long>().ToArray());
        Assert.Equal(0, policy.Choose(new float[2]));
    }

    [Theory]
    [InlineData("cartpole", "action scores", "0 to 1", 4)]
    [InlineData("pendulum", "action", "[-2, 2]", 3)]
    public void Export_WritesAModelThatDescribesItself(string environment, string outputs, string actions, int observationSize)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CommandLineRun.OfWords(
            $"train {environment} --device host --population 16 --generations 2 --output {folder.Run}").ExitCode);
        string file = folder.FileOfRun("policy.onnx");

        CommandLineRun run = CommandLineRun.Of("export", folder.Run, "--onnx", file);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"observation [batch, {observationSize}]", run.Output, StringComparison.Ordinal);
        using var session = new InferenceSession(file);
        Assert.Equal([-1, observationSize], session.InputMetadata["observation"].Dimensions);
        Assert.Equal("batch", session.InputMetadata["observation"].SymbolicDimensions[0]);
        Assert.Equal(outputs.Split(' '), session.OutputNames);
        Assert.Equal("GpuEs", session.ModelMetadata.ProducerName);
        Assert.Equal(environment, session.ModelMetadata.CustomMetadataMap["environment"]);
        Assert.Contains(actions, session.ModelMetadata.CustomMetadataMap["action"], StringComparison.Ordinal);
        Assert.Contains(environment, session.ModelMetadata.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ToAFileThatCannotBeWritten_SaysSo()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CommandLineRun.OfWords(
            $"train cartpole --device host --population 16 --generations 2 --output {folder.Run}").ExitCode);

        CommandLineRun run = CommandLineRun.Of("export", folder.Run, "--onnx", folder.Run);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--onnx {folder.Run} is not accepted", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static byte[] Model(TrainedPolicy policy)
    {
        using var model = new MemoryStream();
        policy.WriteOnnx(model);
        return model.ToArray();
    }

    private static float[] Scores(PolicyCase played) => [.. played.Observations.SelectMany(observation =>
    {
        float[] scores = new float[played.Policy.Outputs];
        played.Policy.Score(observation, scores);
        return scores;
    })];

    private static void Near(float[] expected, float[] actual, float unit)
    {
        Assert.Equal(expected.Length, actual.Length);
        float largest = expected.Zip(actual, (one, other) => MathF.Abs(one - other)).Max() / unit;
        TestContext.Current.TestOutputHelper?.WriteLine($"largest difference {largest}");
        Assert.InRange(largest, 0f, Tolerance);
    }
}
