using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace GpuEs.Tests;

public class PackageTests(PackedRepository repository) : IClassFixture<PackedRepository>
{
    [Fact]
    public void EveryProjectOfSrc_IsAPackageWithAllThatPeopleLookFor()
    {
        string[] projects = [.. Directory.GetFiles(Path.Combine(PackedRepository.Repository, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order()];
        string[] expected = [.. projects.SelectMany(
            name => (string[])[$"{name}.{PackedRepository.Version}.nupkg", $"{name}.{PackedRepository.Version}.snupkg"])];
        Assert.Equal(expected.Order(), Directory.GetFiles(repository.Packages).Select(Path.GetFileName).Order());
        foreach (string project in projects)
        {
            using ZipArchive package = Open($"{project}.{PackedRepository.Version}.nupkg");
            string[] files = [.. package.Entries.Select(entry => entry.Name)];
            Assert.Contains("README.md", files);
            Assert.Contains("LICENSE", files);
            Assert.Contains("THIRD-PARTY-NOTICES.txt", files);
            Assert.Contains($"{project}.xml", files);
            using ZipArchive symbols = Open($"{project}.{PackedRepository.Version}.snupkg");
            Assert.Contains($"{project}.pdb", symbols.Entries.Select(entry => entry.Name));
            XElement metadata = Metadata(package, project);
            Assert.Equal("MIT", Text(metadata, "license"));
            Assert.Equal("README.md", Text(metadata, "readme"));
            Assert.NotEqual("Package Description", Text(metadata, "description"));
            Assert.NotEmpty(Text(metadata, "tags"));
            Assert.DoesNotContain("GpuEs.Kernels", metadata.Descendants().Attributes("id").Select(id => id.Value));
        }
    }

    [Fact]
    public void TheLibrarysPackage_HoldsTheKernels()
    {
        using ZipArchive package = Open($"GpuEs.{PackedRepository.Version}.nupkg");
        string[] files = [.. package.Entries.Select(entry => entry.Name)];
        Assert.Contains("GpuEs.Kernels.dll", files);
        Assert.Contains("GpuEs.Kernels.xml", files);
        using ZipArchive symbols = Open($"GpuEs.{PackedRepository.Version}.snupkg");
        Assert.Contains("GpuEs.Kernels.pdb", symbols.Entries.Select(entry => entry.Name));
    }

    [Fact]
    public void Notices_NameEveryPackageThatTheToolContains()
    {
        using ZipArchive package = Open($"GpuEs.Cli.{PackedRepository.Version}.nupkg");
        using Stream dependencies = package.Entries.Single(entry => entry.Name == "GpuEs.Cli.deps.json").Open();
        using JsonDocument json = JsonDocument.Parse(dependencies);
        string[] contained = [.. json.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => library.Name.Replace('/', ' '))];
        string[] notices = File.ReadAllLines(Path.Combine(PackedRepository.Repository, "THIRD-PARTY-NOTICES.txt"));

        Assert.Contains(contained, name => name.StartsWith("ILGPU ", StringComparison.Ordinal));
        Assert.All(contained, name => Assert.True(
            notices.Any(line => line == name || line == "What is in turn part of " + name),
            $"{name} is missing: run src/third-party-notices.py"));
        Assert.Contains("University of Illinois/NCSA Open Source License", string.Join('\n', notices), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Assemblies_AndTheirSymbolsHoldNothingOfTheFolderThatTheyWereBuiltIn()
    {
        byte[] folder = Encoding.UTF8.GetBytes(PackedRepository.Repository);
        foreach (string file in Directory.GetFiles(repository.Packages))
        {
            using ZipArchive package = ZipFile.OpenRead(file);
            foreach (ZipArchiveEntry entry in package.Entries)
            {
                using var content = new MemoryStream();
                using Stream stream = entry.Open();
                stream.CopyTo(content);
                Assert.True(content.ToArray().AsSpan().IndexOf(folder) < 0, $"{entry} of {Path.GetFileName(file)}");
            }
        }
    }

    [Fact]
    public void AFreshProject_TrainsAnEnvironmentOfItsOwn()
    {
        string folder = repository.NewFolder("consumer");
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="GpuEs" Version="{PackedRepository.Version}" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Docking.cs"), "using GpuEs;\n" + ReadmeTests.Shown("Docking.cs"));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), """
            using GpuEs;

            foreach (string name in (string[])["host", "cpu"])
            {
                using ComputeDevice device = ComputeDevice.Open(name);
                using var strategy = EvolutionStrategy.ForEnvironment<Docking>(
                    device, Policy.Linear(),
                    new() { Population = 128, Episodes = 4, CommonRandomNumbers = true, Sigma = 0.5f, LearningRate = 0.2f });
                strategy.Train(30);
                Console.WriteLine(string.Join(' ', strategy.Mean.Select(BitConverter.SingleToInt32Bits)));
                TrainedPolicy policy = TrainedPolicy.For<Docking>(Policy.Linear(), strategy.Mean);
                float[] action = new float[1];
                policy.Act([0.5f, 0f], action);
                Console.WriteLine(action[0] < 0f ? "back" : "on");
                using var model = new MemoryStream();
                policy.WriteOnnx(model);
                Console.WriteLine(model.Length > 0);
            }

            Console.WriteLine(typeof(EvolutionStrategy).Assembly.Location);
            Console.WriteLine(typeof(CartPole).Assembly.Location);
            """);

        repository.Dotnet(folder, "build", "-c", "Release", "-o", "out", "-nodeReuse:false");
        string[] lines = repository.Dotnet(folder, "out/Consumer.dll").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        string mean = string.Join(' ', ReadmeTests.DockingMean("host").Select(BitConverter.SingleToInt32Bits));
        string[] found = [mean, "back", "True"];
        Assert.Equal(
            [.. found, .. found, Path.Combine(folder, "out", "GpuEs.dll"), Path.Combine(folder, "out", "GpuEs.Kernels.dll")],
            lines);
    }

    [Fact]
    public void TheTool_IsInstalledAndRuns()
    {
        string folder = repository.NewFolder("tool"), tools = Path.Combine(folder, "tools");

        // The README's command, for a folder in place of the user.
        string[] install = [.. PackedRepository.ReadmeWords("dotnet tool install ")
            .Where(word => word != "--global").Select(word => word == "artifacts" ? repository.Packages : word)];
        repository.Dotnet(folder, [.. install, "--version", PackedRepository.Version, "--tool-path", tools]);
        string output = repository.Run(Path.Combine(tools, "gpues"), folder, "devices");

        Assert.Contains("host", output, StringComparison.Ordinal);
    }

    private ZipArchive Open(string name) => ZipFile.OpenRead(Path.Combine(repository.Packages, name));

    private static XElement Metadata(ZipArchive package, string project)
    {
        using Stream stream = package.GetEntry($"{project}.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static string Text(XElement metadata, string name) =>
        metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}
