using Chrysalis.Consumers.Tests.Code;

namespace Chrysalis.Consumers.Tests.Packages;

/// <summary>
/// The packages, packed of what is built, and a solution outside the tree with a program for each: its readme's example. One restore, from
/// the packed files and the user's package cache alone; one build for this platform.
/// </summary>
public sealed class PackedConsumers : IDisposable
{
    /// <summary>What is packed.</summary>
    internal static readonly string[] Libraries = ["Foundation", "Jobs", "Bitcoin", "Signing", "Reports", "Quantum", "Talking"];

    private const string Platform = "linux-x64";
    private readonly TemporaryFolder folder = new();

    /// <summary>Packs, restores and builds.</summary>
    public PackedConsumers()
    {
        Missing = WhatIsMissing();
        if (Missing is null)
            Make();
    }

    /// <summary>What the packages cannot be tried without, as on a machine that is offline; null where everything is there.</summary>
    internal string? Missing { get; }

    /// <summary>Where the packages lie.</summary>
    internal string Packages => Path.Combine(folder.Path, "packages");

    /// <summary>The folder with a consumer's program and everything it brings.</summary>
    internal string Built(string library) => Path.Combine(Source(library), "bin", "Release", "net10.0", Platform);

    /// <summary>Runs a consumer in a folder of its own.</summary>
    internal DotnetRun Run(string library) => DotnetRun.Of(Source(library), Path.Combine(Built(library), $"Uses{library}.dll"));

    /// <summary>What a consumer brings, in bytes.</summary>
    internal long Size(string library) =>
        new DirectoryInfo(Built(library)).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    internal string Source(string library) => Path.Combine(folder.Path, "Uses" + library);

    private static string Cache =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ??
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string? WhatIsMissing()
    {
        if (!OperatingSystem.IsLinux())
            return "the packages are tried on Linux";
        if (!Directory.Exists(Path.Combine(Cache, "torchsharp")))
            return $"the packages that these stand on are not in the cache '{Cache}'";
        return Libraries.FirstOrDefault(name => !File.Exists(
            Path.Combine(SharedData.Root, "src", $"Chrysalis.{name}", "bin", "Release", "net10.0", $"Chrysalis.{name}.dll"))) is { } missing
            ? $"Chrysalis.{missing} is not built in Release"
            : null;
    }

    private void Make()
    {
        Required(DotnetRun.Of(
            SharedData.Root, "pack", "eng/packages.slnf", "-c", "Release", "--no-build", "-o", Packages, "-v", "q", "-nologo"));
        folder.File("NuGet.config", $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="cache" value="{Cache}" /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder.Path, "restored")}" /></config>
            </configuration>
            """);
        foreach (string library in Libraries)
        {
            string name = $"Uses{library}", readme = Path.Combine(SharedData.Root, "src", $"Chrysalis.{library}", "README.md");
            folder.File(Path.Combine(name, "Program.cs"), CodeBlock.Of(SharedData.Root, readme).First().Code);
            folder.File(Path.Combine(name, name + ".csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <RuntimeIdentifier>{Platform}</RuntimeIdentifier>
                    <SelfContained>false</SelfContained>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup><PackageReference Include="Chrysalis.{library}" Version="{Version(library)}" /></ItemGroup>
                </Project>
                """);
        }

        folder.File("Consumers.slnx", "<Solution>" + string.Concat(Libraries.Select(
            library => $"<Project Path=\"Uses{library}/Uses{library}.csproj\" />")) + "</Solution>");
        Required(DotnetRun.Of(folder.Path, "build", "Consumers.slnx", "-c", "Release", "-v", "q", "-nologo", "-p:NuGetAudit=false"));
    }

    private string Version(string library)
    {
        string prefix = $"Chrysalis.{library}.";
        return Path.GetFileNameWithoutExtension(Directory.GetFiles(Packages, prefix + "*.nupkg").Single())[prefix.Length..];
    }

    private static void Required(DotnetRun run) => Assert.True(run.ExitCode == 0, run.Said);
}
