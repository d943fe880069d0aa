using System.IO.Compression;
using System.Xml.Linq;

namespace Chrysalis.Consumers.Tests.Packages;

/// <summary>What a stranger has of the packed files.</summary>
public sealed class PackageTests(PackedConsumers consumers) : IClassFixture<PackedConsumers>
{
    private const long MegaByte = 1_000_000;

    public static TheoryData<string> Libraries => [.. PackedConsumers.Libraries];

    [Theory]
    [InlineData("Foundation", "nearest")]
    [InlineData("Jobs", "True\n")]
    [InlineData("Bitcoin", "P2TR, its key is visible\n")]
    [InlineData("Signing", "slh-dsa-128f: post-quantum True, verifies True\n")]
    [InlineData("Reports", "True\n")]
    [InlineData("Quantum", " mistakes in 20480 shots\n")]
    public void Consumer_OfAPackage_DoesWhatItsReadmeSays(string library, string said)
    {
        Required();
        DotnetRun run = consumers.Run(library);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(said == "nearest" ? "did you mean 'mwpm'" : said, run.Said, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What speaks only needs no libtorch: it is neither there nor missed.</summary>
    [Fact]
    public void Consumer_ThatSpeaks_IsSmallAndSpeaks()
    {
        Required();
        string folder = consumers.Source("Talking"), models = Path.Combine(SharedData.Root, "models");
        Assert.Empty(Directory.GetFiles(consumers.Built("Talking"), "libtorch*", SearchOption.AllDirectories));
        Assert.InRange(consumers.Size("Talking"), MegaByte, 150 * MegaByte);
        TestContext.Current.TestOutputHelper?.WriteLine($"{consumers.Size("Talking") / MegaByte} MB");
        Assert.SkipUnless(Directory.Exists(Path.Combine(models, "node_modules")), "the face models are not installed");

        File.CreateSymbolicLink(Path.Combine(folder, "models"), models);
        File.WriteAllBytes(Path.Combine(folder, "speech.wav"), Tone.Of(seconds: 1));
        DotnetRun run = consumers.Run("Talking");
        Assert.Equal((0, true), (run.ExitCode, run.Said.StartsWith("25 frames at ", StringComparison.Ordinal)));
        Assert.True(new FileInfo(Path.Combine(folder, "anna.mp4")).Length > 1000, run.Said);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Package_Each_HasReadmeLicenceSymbolsAndPublicDocumentation(string library)
    {
        Required();
        string file = Directory.GetFiles(consumers.Packages, $"Chrysalis.{library}.*.nupkg").Single();
        using ZipArchive package = ZipFile.OpenRead(file);
        string[] names = [.. package.Entries.Select(entry => entry.FullName)];
        Assert.Contains("README.md", names);
        Assert.Contains("LICENSE", names);
        Assert.Contains("NOTICE", names);
        Assert.Equal(library == "Reports", names.Contains("licences/DejaVuSans.txt"));
        Assert.True(File.Exists(Path.ChangeExtension(file, ".snupkg")));
        ZipArchiveEntry described = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal));
        XElement about = XDocument.Load(described.Open()).Root!.Elements().Single();
        Assert.Equal("Apache-2.0", Text(about, "license"));
        Assert.NotEmpty(Text(about, "tags"));
        Assert.DoesNotContain("libtorch", about.ToString(), StringComparison.Ordinal);

        string[] documented = [.. XDocument.Load(package.GetEntry($"lib/net10.0/Chrysalis.{library}.xml")!.Open()).Descendants("member")
            .Select(member => (string)member.Attribute("name")!)];
        string surface = File.ReadAllText(Path.Combine(SharedData.Root, "src", $"Chrysalis.{library}", "PublicAPI.Unshipped.txt"));
        Assert.NotEmpty(documented);
        Assert.All(documented.Where(name => name.StartsWith("T:", StringComparison.Ordinal)), type => Assert.Contains(
            type[2..].Split('`')[0], surface, StringComparison.Ordinal));
    }

    private static string Text(XElement about, string name) => about.Elements().Single(one => one.Name.LocalName == name).Value;

    private void Required() => Assert.SkipWhen(consumers.Missing is not null, consumers.Missing ?? "");
}
