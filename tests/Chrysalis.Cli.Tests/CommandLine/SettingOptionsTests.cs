using System.Text.RegularExpressions;
using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Tests.CommandLine;

public partial class SettingOptionsTests
{
    private static readonly string[] Speak = ["--face", "--save-pose", "--pose", "--still", "--yaw", "--pitch", "--roll"];

    [Theory]
    [InlineData("Leave out the face.", "Leave out the face (--face).", "Face")]
    [InlineData("Is it the face?", "Is it the face (--face)?", "face")]
    [InlineData("Leave out both.", "Leave out both (--save-pose, --face).", "SaveTo", "Face")]
    [InlineData("Leave out the motion.", "Leave out the motion (--pose, --still, --yaw, --pitch, --roll).", "Head")]
    [InlineData("Give the blocks.", "Give the blocks.", "Blocks")]
    [InlineData("Split errors.", "Split errors (quantum dem --decompose_errors).", "DecomposeErrors")]
    [InlineData("Nothing.", "Nothing.")]
    public void Name_Sentence_SaysTheOptionsOfItsSettings(string sentence, string expected, params string[] settings) =>
        Assert.Equal(expected, SettingOptions.Name(sentence, settings, Speak));

    [Fact]
    public void Name_OptionsInStimsSpelling_AreFound() => Assert.Equal(
        "Allow them (--allow_gauge_detectors).", SettingOptions.Name("Allow them.", ["AllowGaugeDetectors"], ["--allow_gauge_detectors"]));

    /// <summary>Whatever setting an error of a library names, a command of the engine that throws it has an option for.</summary>
    [Fact]
    public void Of_EverySettingThatALibraryNames_IsAnOption()
    {
        (string Library, string Setting)[] all = [.. Settings()];
        Assert.True(all.Length > 20);
        string[] lost = [.. all.Where(one => !Commands(one.Library).Any(options => SettingOptions.Of(one.Setting, options).Count > 0))
            .Select(one => $"{one.Library}: {one.Setting}")];
        Assert.Empty(lost);
    }

    /// <summary>The settings in the sources, by the library that names them.</summary>
    private static IEnumerable<(string Library, string Setting)> Settings() =>
        from path in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
        let library = Path.GetRelativePath(Path.Combine(Checkout.Root, "src"), path).Split(Path.DirectorySeparatorChar)[0]
        where library != "Chrysalis.Cli"
        from line in File.ReadLines(path)
        where !line.Contains("Argument", StringComparison.Ordinal)
        from Match list in Named().Matches(line)
        from Match name in Name().Matches(list.Value)
        select (library, name.Groups[1].Value.Split('.')[^1]);

    private static IEnumerable<string[]> Commands(string library)
    {
        string[] engines = library switch
        {
            "Chrysalis.Talking" => ["talk"],
            "Chrysalis.Bitcoin" or "Chrysalis.Quantum" or "Chrysalis.Signing" => ["quantum"],
            _ => ["talk", "quantum", "worker"],
        };
        return CommandTree.Build().Subcommands.Where(engine => engines.Contains(engine.Name))
            .SelectMany(engine => engine.Subcommands.Append(engine))
            .Select(command => command.Options.Select(option => option.Name).ToArray());
    }

    // A list of settings, or a property of something else than the code's own: errors of helpers get their settings so.
    [GeneratedRegex(@"Settings( \{ get; \})? = \[[^\]]*\]|nameof\((\w+\.)+[A-Z]\w*\)")]
    private static partial Regex Named();

    [GeneratedRegex("""(?:nameof\(|")([\w.]+)[)"]""")]
    private static partial Regex Name();
}
