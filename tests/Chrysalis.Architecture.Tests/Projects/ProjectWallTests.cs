using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Chrysalis.Architecture.Tests.Projects;

public sealed class ProjectWallTests
{
    [Fact]
    public void References_OfTheProjectFiles_PointDown() => Breach.None(Floors.Breaches(ProjectFile.OfTheHouse()));

    [Fact]
    public void References_OfTheCompiledAssemblies_PointDown() => Breach.None(Floors.Breaches(Compiled()));

    [Fact]
    public void Libraries_OfTheHouse_DoNotWriteToTheConsole() => Assert.DoesNotContain(
        Compiled(), assembly => assembly.Name != "Cli" && assembly.Packages.Contains("System.Console"));

    [Fact]
    public void Projects_OfTheHouse_AreAllSeen()
    {
        Assert.True(ProjectFile.OfTheHouse().Count >= 8);
        string[] names = [.. Own().Select(project => project.Name).Order()];
        Assert.Equal(names, Compiled().Select(assembly => assembly.Name).Order());
    }

    [Theory]
    [InlineData("Foundation", "Bitcoin", "Foundation (floor 0) refers to Bitcoin (floor 1): references point down only")]
    [InlineData("Talking", "Quantum", "Talking (floor 3) refers to Quantum (floor 3): references point down only")]
    [InlineData("Studies", "Cli", "Studies (floor 4) refers to Cli (floor 5): references point down only")]
    public void Breaches_ReferenceUpOrSideways_IsOne(string project, string reference, string expected)
    {
        string text = $"<Project><ItemGroup><ProjectReference Include=\"../X/Chrysalis.{reference}.csproj\" /></ItemGroup></Project>";
        Assert.Equal(expected, Assert.Single(Floors.Breaches([ProjectFile.Parse(project, text)])));
    }

    [Fact]
    public void Breaches_TerminalInALibrary_IsOne()
    {
        const string Text = "<Project><ItemGroup><PackageReference Include=\"Spectre.Console\" /></ItemGroup></Project>";
        string breach = Assert.Single(Floors.Breaches([ProjectFile.Parse("Quantum", Text)]));
        Assert.Equal("Quantum refers to Spectre.Console, which is the command line's", breach);
        Assert.Empty(Floors.Breaches([ProjectFile.Parse("Cli", Text)]));
    }

    [Fact]
    public void Breaches_ProjectThatNobodyKnows_IsOne() => Assert.Equal(
        "Attic has no floor: give it one in Floors", Assert.Single(Floors.Breaches([ProjectFile.Parse("Attic", "<Project />")])));

    /// <summary>The assemblies beside this test, with the assemblies they refer to.</summary>
    private static IReadOnlyList<ProjectFile> Compiled() =>
    [
        .. Own().Select(project => project.Name == "Cli" ? "chrysalis" : "Chrysalis." + project.Name).Select(Read),
    ];

    /// <summary>The projects that have sources of their own: the native program is made of the whole one's.</summary>
    private static IEnumerable<ProjectFile> Own() => ProjectFile.OfTheHouse().Where(project => project.Name != "Cli.Quantum");

    private static ProjectFile Read(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        MetadataReader metadata = file.GetMetadataReader();
        string[] all = [.. metadata.AssemblyReferences.Select(one => metadata.GetString(metadata.GetAssemblyReference(one).Name))];
        return new(NameOf(assembly), [.. all.Where(IsOurs).Select(NameOf)], [.. all.Where(name => !IsOurs(name))]);
    }

    private static bool IsOurs(string assembly) => assembly == "chrysalis" || assembly.StartsWith("Chrysalis.", StringComparison.Ordinal);

    private static string NameOf(string assembly) => assembly == "chrysalis" ? "Cli" : assembly["Chrysalis.".Length..];
}
