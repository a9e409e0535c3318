using Xunit;

namespace GpuEs.Tests.Cli;

/// <summary>Data for the user's own environments and objectives on the command line, by <c>--data</c>.</summary>
public class DataOptionTests
{
    private const string Small = "--population 16 --seed 5 --device host";

    private const string Tasks = """
        using GpuEs;
        public struct Drift : IDataEnvironment<Drift>
        {
            private Real place, push;
            public static int ObservationSize => 1;
            public static int ActionSize => 1;
            public static int ActionChoices => 0;
            public static float ActionLimit => 1f;
            public static int StepLimit => 20;
            public static float SolvedReturn => float.PositiveInfinity;
            public static int DataLength => 3;
            public static float ObservationScale(int index) => 1f;
            public bool IsTerminated => false;
            public void Reset<TData>(ref EpisodeRandom random, in TData data) where TData : struct, IData =>
                place = random.NextUniform(-1f, 1f) + data[0];
            public float Observe<TData>(int index, in TData data) where TData : struct, IData => (float)(place * data[1]);
            public void Act(int index, float value) => push = value;
            public float Step<TData>(in TData data) where TData : struct, IData
            {
                place += 0.1f * push + data[2];
                return (float)(1f - place * place);
            }
        }

        public struct Fit : IDataObjective<Fit>
        {
            public static Goal Goal => Goal.Minimise;
            public static float StartLimit => 1f;
            public static int DataLength => 0;
            public static float Evaluate<TPoint, TData>(in TPoint point, int dimension, in TData data)
                where TPoint : struct, IMemory
                where TData : struct, IData
            {
                Real sum = 0f;
                for (int index = 0; index < dimension; index++)
                {
                    Real error = point[index] - data[index];
                    sum += error * error;
                }

                return (float)sum;
            }
        }
        """;

    [Fact]
    public void EveryCommand_ThatPlays_TakesData()
    {
        using var folder = new TemporaryFolder();
        string assembly = $"--assembly {Written(folder)}", wind = $"--data {Wind(folder, "wind.csv")}";
        CommandLineRun trained = Succeeded(
            $"train Drift {assembly} {wind} {Small} --policy linear --generations 2 --output {folder.Run} --json");
        CommandLineRun resumed = Succeeded($"resume {folder.Run} {assembly} {wind} --generations 4 --json");
        CommandLineRun whole = Succeeded(
            $"train Drift {assembly} {wind} {Small} --policy linear --generations 4 --output {folder.Run}-whole --json");
        Assert.Equal(Hash(whole), Hash(resumed));
        Assert.NotEqual(Hash(trained), Hash(resumed));
        CommandLineRun evaluated = Succeeded($"evaluate {folder.Run} {assembly} {wind} --json --device cpu");
        Assert.Equal(
            resumed.Json.GetProperty("evaluationMean").GetDouble(), evaluated.Json.GetProperty("evaluationMean").GetDouble());
        Succeeded($"plan Drift {assembly} {wind} --device host --episodes 1 --candidates 8 --elites 2");
        Succeeded($"export {folder.Run} {assembly} --onnx {folder.FileOfRun("drift.onnx")}");
        CommandLineRun report = Succeeded($"report {folder.Run} {assembly} {wind} --episodes 1");
        Assert.DoesNotContain("without a replay", report.Error, StringComparison.Ordinal);
        CommandLineRun without = Succeeded($"report {folder.Run} {assembly}");
        Assert.Contains("Drift reads data: name its file by --data", without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_OfEitherKind_AreTheSameData()
    {
        using var folder = new TemporaryFolder();
        string assembly = $"--assembly {Written(folder)}", csv = Wind(folder, "wind.csv"), binary = folder.Run + "-own/wind.f32";
        byte[] bytes = new byte[12];
        LittleEndian.Write([0.5f, -1f, 0.25f], bytes);
        File.WriteAllBytes(binary, bytes);
        string words = $"train Drift {assembly} {Small} --policy linear --generations 2 --json";
        Assert.Equal(Hash(Succeeded($"{words} --data {csv} --output {folder.Run}")), Hash(Succeeded($"{words} --data {binary} --output {folder.Run}-2")));
    }

    [Fact]
    public void Objective_FitsTheData()
    {
        using var folder = new TemporaryFolder();
        string words = $"train Fit --assembly {Written(folder)} --data {Wind(folder, "wind.txt")} --dimension 3 --population 64 --device host --json";
        CommandLineRun run = Succeeded($"{words} --generations 200 --learning-rate 0.05 --output {folder.Run}");
        Assert.True(run.Json.GetProperty("evaluationMean").GetDouble() < 1e-2, run.Output);
    }

    [Theory]
    [InlineData("train Drift", "--data none is not accepted; accepted: 3 numbers, which Drift reads")]
    [InlineData("plan Drift", "--data none is not accepted; accepted: 3 numbers, which Drift reads")]
    [InlineData("train Drift --data DIR/two.csv", "--data of 2 numbers is not accepted; accepted: 3 numbers, which Drift reads")]
    [InlineData("train cartpole --data DIR/two.csv", "--data of 2 numbers is not accepted; accepted: none, since CartPole reads no data")]
    [InlineData("train Drift --data DIR/none.csv", "--data DIR/none.csv is not accepted; accepted: files of floats in .f32, or of numbers in words in .csv or .txt (Could not find file")]
    [InlineData("train Drift --data DIR/words.csv", "--data DIR/words.csv is not accepted; accepted: files of floats in .f32, or of numbers in words in .csv or .txt ('wind' in line 2 is not a number)")]
    [InlineData("train Drift --data DIR/nan.csv", "--data DIR/nan.csv is not accepted; accepted: files of floats in .f32, or of numbers in words in .csv or .txt (data[1] NaN is not accepted; accepted: finite numbers)")]
    [InlineData("train Drift --data DIR/odd.f32", "--data DIR/odd.f32 is not accepted; accepted: files of floats in .f32, or of numbers in words in .csv or .txt (its length 5 is not accepted")]
    [InlineData("train Drift --data DIR/wind.npy", "--data DIR/wind.npy is not accepted; accepted: files of floats in .f32, or of numbers in words in .csv or .txt (its name ends in .npy)")]
    [InlineData("resume DIR/run", "--data none is not accepted; accepted: data of 3 numbers with SHA-256 ")]
    [InlineData("evaluate DIR/run --data DIR/other.csv", "--data of 3 numbers with SHA-256 ")]
    public void WrongData_IsNamed(string words, string sentence)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Run);
        string assembly = $"--assembly {Written(folder)}", run = folder.FileOfRun("run");
        File.WriteAllText(folder.FileOfRun("two.csv"), "1,2");
        File.WriteAllText(folder.FileOfRun("other.csv"), "1,2,3");
        File.WriteAllText(folder.FileOfRun("words.csv"), "1 2\nwind");
        File.WriteAllText(folder.FileOfRun("nan.csv"), "1 NaN 3");
        File.WriteAllText(folder.FileOfRun("wind.npy"), "");
        File.WriteAllBytes(folder.FileOfRun("odd.f32"), new byte[5]);
        Succeeded($"train Drift {assembly} --data {Wind(folder, "wind.csv")} {Small} --policy linear --generations 1 --output {run}");

        CommandLineRun refused = CommandLineRun.OfWords($"{words.Replace("DIR", folder.Run, StringComparison.Ordinal)} {assembly}");

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith(
            "gpues: " + sentence.Replace("DIR", folder.Run, StringComparison.Ordinal),
            Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
    }

    private static string Written(TemporaryFolder folder) => BuiltAssembly.Write(folder.Run + "-own/tasks.dll", Tasks);

    private static string Wind(TemporaryFolder folder, string name)
    {
        Directory.CreateDirectory(folder.Run + "-own");
        string file = $"{folder.Run}-own/{name}";
        File.WriteAllText(file, "0.5, -1\n2.5e-1\n");
        return file;
    }

    private static CommandLineRun Succeeded(string words)
    {
        CommandLineRun run = CommandLineRun.OfWords(words);
        Assert.True(run.ExitCode == 0, $"{words}: {run.Error}");
        return run;
    }

    private static string Hash(CommandLineRun run) => run.Json.GetProperty("parametersSha256").GetString()!;
}
