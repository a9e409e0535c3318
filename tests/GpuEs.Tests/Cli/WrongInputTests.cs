using GpuEs.Cli;
using Xunit;

namespace GpuEs.Tests.Cli;

/// <summary>Wrong input ends with exit code 2 and one line that names the option, the value and what is accepted.</summary>
public class WrongInputTests
{
    [Theory]
    [InlineData("", "command", "devices, train, resume, evaluate, export, report, compare, plan")]
    [InlineData("teach", "'teach'", "devices, train, resume, evaluate, export, report, compare, plan")]
    [InlineData("train", "ENVIRONMENT", "cartpole, pendulum")]
    [InlineData("train cart", "ENVIRONMENT cart ", "cartpole, pendulum")]
    [InlineData("train cartpole more", "'more'", "--population")]
    [InlineData("train cartpole --populaton 4", "'--populaton'", "--population")]
    [InlineData("train --populaton cartpole", "--populaton", "cartpole")]
    [InlineData("train cartpole --json=maybe", "maybe", "accepted")]
    [InlineData("train cartpole --population", "--population", "even number from 2 to 1048576")]
    [InlineData("train cartpole --population 4 --population 6", "--population", "one, an even number")]
    [InlineData("train cartpole --population 3", "--population 3 ", "even number from 2 to 1048576")]
    [InlineData("train cartpole --population 1048578", "--population 1048578 ", "even number from 2 to 1048576")]
    [InlineData("train cartpole --population 1e3", "--population 1e3 ", "even number from 2 to 1048576")]
    [InlineData("train cartpole --episodes 0", "--episodes 0 ", "1 to 65536")]
    [InlineData("train cartpole --population 1048576 --episodes 65536", "--episodes 65536 ", "2^30")]
    [InlineData("train cartpole --sigma 0", "--sigma 0 ", "a number from 1e-20 to 1e20")]
    [InlineData("train cartpole --sigma 1e-45", "--sigma 1e-45 ", "a number from 1e-20 to 1e20")]
    [InlineData("train cartpole --learning-rate 3e38", "--learning-rate 3e38 ", "a number from 1e-20 to 1e20")]
    [InlineData("train cartpole --sigma 0,1", "--sigma 0,1 ", "a number from 1e-20 to 1e20")]
    [InlineData("train cartpole --learning-rate NaN", "--learning-rate NaN ", "a number from 1e-20 to 1e20")]
    [InlineData("train cartpole --learning-rate -1", "--learning-rate -1 ", "a number from 1e-20 to 1e20")]
    [InlineData("train cartpole --generations 0", "--generations 0 ", "1 to 2147483647")]
    [InlineData("train cartpole --seed -1", "--seed -1 ", "0 to 18446744073709551615")]
    [InlineData("train cartpole --noise white", "--noise white ", "counter or table")]
    [InlineData("train cartpole --perturb 1.5", "--perturb 1.5 ", "up to 1")]
    [InlineData("train cartpole --chunk 0", "--chunk 0 ", "1 to 2147483647")]
    [InlineData("train cartpole --policy deep", "--policy deep ", "linear or mlp")]
    [InlineData("train cartpole --hidden 64,,64", "--hidden 64,,64 ", "1 to 4096")]
    [InlineData("train cartpole --hidden 5000", "--hidden 5000 ", "1 to 4096")]
    [InlineData("train cartpole --policy linear --hidden 8", "--hidden 8 ", "no hidden layers")]
    [InlineData("plan", "ENVIRONMENT", "cartpole, pendulum")]
    [InlineData("plan sphere", "ENVIRONMENT sphere ", "cartpole, pendulum")]
    [InlineData("plan pendulum --horizon 0", "--horizon 0 ", "1 to 512")]
    [InlineData("plan pendulum --iterations 0", "--iterations 0 ", "1 to 65536")]
    [InlineData("plan pendulum --candidates 1", "--candidates 1 ", "2 to 1048576")]
    [InlineData("plan pendulum --elites 0", "--elites 0 ", "1 to 1048576")]
    [InlineData("plan pendulum --candidates 10 --elites 11", "--elites 11 ", "1 to 10")]
    [InlineData("plan pendulum --device host --agents 1048576 --horizon 512 --method icem", "--agents 1048576 ", "2^30")]
    [InlineData("plan pendulum --method pso", "--method pso ", "cem or icem or mppi")]
    [InlineData("plan pendulum --episodes 0", "--episodes 0 ", "1 to 1048576")]
    [InlineData("plan pendulum --agents 1048577", "--agents 1048577 ", "1 to 1048576")]
    [InlineData("train cartpole --dimension 3", "--dimension 3 ", "cartpole is an environment")]
    [InlineData("train sphere --dimension 0", "--dimension 0 ", "1 to 16777216")]
    [InlineData("train sphere --policy mlp", "--policy mlp ", "sphere is an objective")]
    [InlineData("train sphere --hidden 8", "--hidden 8 ", "sphere is an objective")]
    [InlineData("train sphere --episodes 2", "--episodes 2 ", "sphere is an objective")]
    [InlineData("train cartpole --cluster x", "--cluster x is not accepted; accepted: HOST:PORT", "redis://HOST:PORT")]
    [InlineData("train cartpole --device gpu", "--device gpu ", "auto, host, cpu, opencl")]
    [InlineData("train cartpole --device cpu:1", "--device cpu:1 ", "auto, host, cpu, opencl")]
    [InlineData("train cartpole --device cuda:99", "--device cuda:99 ", "found are")]
    [InlineData("train cartpole --device host,gpu", "--device gpu ", "auto, host, cpu, opencl")]
    [InlineData("train cartpole --device host,", "--device ", "auto, host, cpu, opencl")]
    [InlineData("train cartpole --device host,cpu,host", "--device host,cpu,host ", "host is there twice")]
    [InlineData("plan pendulum --device host,cpu", "--device host,cpu ", "auto, host, cpu, opencl")]
    [InlineData("evaluate", "DIR", "a folder that train wrote")]
    [InlineData("evaluate /no/such/folder", "/no/such/folder", "a folder that train wrote")]
    [InlineData("resume", "DIR", "a folder that train wrote")]
    [InlineData("resume /no/such/folder", "/no/such/folder", "a folder that train wrote")]
    [InlineData("resume .", "DIR . ", "options.json cannot be read")]
    [InlineData("resume . --generations 0", "--generations 0 ", "1 to 2147483647")]
    [InlineData("train cartpole --checkpoints 0", "--checkpoints 0 ", "1 to 2147483647")]
    [InlineData("train cartpole --checkpoint-every 0", "--checkpoint-every 0 ", "1 to 2147483647")]
    [InlineData("train cartpole --evaluate-every 0", "--evaluate-every 0 ", "1 to 2147483647")]
    [InlineData("train cartpole --target NaN", "--target NaN ", "a number")]
    [InlineData("train cartpole --patience 0", "--patience 0 ", "1 to 2147483647")]
    [InlineData("train cartpole --log xml", "--log xml ", "csv, tensorboard or csv,tensorboard")]
    [InlineData("train cartpole --target 3 --until-solved", "--target 3 ", "--until-solved")]
    [InlineData("evaluate . --episodes 0", "--episodes 0 ", "1 to 1048576")]
    [InlineData("export", "DIR", "folder that train wrote")]
    [InlineData("export .", "--onnx", "the file to write")]
    [InlineData("export /no/such/folder --onnx p.onnx", "/no/such/folder", "folder that train wrote")]
    [InlineData("train cartpole --dashboard 99999", "--dashboard 99999 ", "1 to 65535")]
    [InlineData("train cartpole --dashboard 0", "--dashboard 0 ", "1 to 65535")]
    [InlineData("train --dashboard cartpole", "--dashboard cartpole ", "1 to 65535")]
    [InlineData("train cartpole --output=a\0b", "--output a\0b ", "a folder that can be written")]
    [InlineData("report", "DIR", "a folder that train wrote")]
    [InlineData("report /no/such/folder", "/no/such/folder", "a folder that train wrote")]
    [InlineData("report . --episodes 101", "--episodes 101 ", "0 to 100")]
    [InlineData("compare", "DIR", "two or more")]
    [InlineData("compare runs/one", "runs/one ", "two or more")]
    [InlineData("compare /no/such/folder .", "/no/such/folder", "a folder that train wrote")]
    [InlineData("devices cpu", "'cpu'", "--json")]
    public void Run_WithWrongInput_SaysSoInOneLine(string words, string named, string accepted)
    {
        CommandLineRun run = CommandLineRun.OfWords(words);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        string line = Assert.Single(run.ErrorLines);
        Assert.Contains(named, line + " ", StringComparison.Ordinal);
        Assert.Contains(accepted, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, "--hidden 4096,4096,", "1 to 134217728 parameters")]
    [InlineData(257, "--hidden with 257 layers ", "at most 64 layers")]
    [InlineData(20_000, "--hidden with 20000 layers ", "at most 64 layers")]
    public void Train_OfPoliciesThatAreTooLarge_SaysSoAtOnce(int layers, string named, string accepted) =>
        Run_WithWrongInput_SaysSoInOneLine(
            $"train cartpole --hidden {string.Join(',', Enumerable.Repeat("4096", layers))}", named, accepted);

    [Fact]
    public void Train_WhereNoFolderCanBeMade_SaysSo()
    {
        using var here = new CurrentFolder();
        File.WriteAllText("runs", "a file");
        using var error = new StringWriter();

        Assert.Equal(2, CommandLine.Run(["train", "sphere", "--device", "host"], TextWriter.Null, error));
        Assert.Matches("--output runs/sphere-1-[-0-9]* is not accepted; accepted: a folder that can be", error.ToString());
    }

    [Fact]
    public void Train_IntoNoFolder_NamesTheOption()
    {
        CommandLineRun run = CommandLineRun.Of("train", "cartpole", "--output", "");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("gpues: --output '' is not accepted; accepted: a folder without a run", Assert.Single(run.ErrorLines));
    }

    [Theory]
    [InlineData("--output run", "--output run is not accepted")]
    [InlineData("", "--output runs/sphere-1-")]
    public async Task Train_InAFolderThatIsGone_SaysSo(string output, string expected)
    {
        using var process = CommandLineProcess.InShell(
            $"train sphere --device host {output}", "", "d=$(mktemp -d); cd $d; rmdir $d;");
        CommandLineRun run = await process.Ended();
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.EndsWith("accepted: a folder that can be written (the current folder is gone)", run.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Train_IntoAFolderThatCannotBeMade_DoesNotBlameTheCurrentOne()
    {
        CommandLineRun run = CommandLineRun.OfWords("train sphere --device host --output /proc/gpues");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            "gpues: --output /proc/gpues is not accepted; accepted: a folder that can be written (", Assert.Single(run.ErrorLines),
            StringComparison.Ordinal);
        Assert.DoesNotContain("current folder", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--log")]
    [InlineData("--cluster")]
    [InlineData("--assembly")]
    public void AnEmptyValue_IsSeen(string option)
    {
        CommandLineRun run = CommandLineRun.Of("train", "cartpole", option, "");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            $"gpues: {option} '' is not accepted; accepted: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Train_IntoAFileInPlaceOfAFolder_SaysSo()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Run, "a file");

        CommandLineRun run = CommandLineRun.Of("train", "cartpole", "--output", folder.Run);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--output {folder.Run} is not accepted", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }
}
