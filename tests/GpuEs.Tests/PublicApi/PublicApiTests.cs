using System.Reflection;
using PublicApiGenerator;
using Xunit;

namespace GpuEs.Tests;

/// <summary>What is public stands in text files beside this one, so that a change to it is a visible diff.</summary>
public class PublicApiTests
{
    private const string Acceptance = "GPUES_ACCEPT_PUBLIC_API";

    [Theory]
    [InlineData(typeof(EvolutionStrategy))]
    [InlineData(typeof(CartPole))]
    [InlineData(typeof(Cluster.ClusterConnection))]
    [InlineData(typeof(Dashboard))]
    public void PublicSurface_IsAsItWasAccepted(Type inAssembly)
    {
        Assembly assembly = inAssembly.Assembly;
        string accepted = Path.Combine(
            PackedRepository.Repository, "tests", "GpuEs.Tests", "PublicApi", $"{assembly.GetName().Name}.txt");
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        options.DenyNamespacePrefixes = [.. options.DenyNamespacePrefixes, "OrleansCodeGen"];
        string actual = assembly.GeneratePublicApi(options).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Acceptance) == "1")
            File.WriteAllText(accepted, actual);
        string[] before = File.Exists(accepted) ? File.ReadAllLines(accepted) : [], after = actual.TrimEnd().Split('\n');
        Assert.True(before.SequenceEqual(after), $"""
            What {assembly.GetName().Name} makes public is not what {accepted} says.
            gone: {string.Join("\n      ", before.Except(after))}
            new:  {string.Join("\n      ", after.Except(before))}
            To accept it, run this test once with {Acceptance}=1 and commit the file.
            """);
    }
}
