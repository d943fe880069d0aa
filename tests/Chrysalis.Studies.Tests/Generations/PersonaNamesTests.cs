using Chrysalis.Studies.Generations;
using Chrysalis.Talking;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Studies.Tests.Generations;

/// <summary>By which names personas are shown and their videos kept.</summary>
public class PersonaNamesTests
{
    [Fact]
    public void Of_SweepsOfTwoFamilies_AreToldByTheirFolders()
    {
        Assert.Equal(
            ["grid-s1", "gan-seed-1", "noise-seed-1", "seed-2"],
            Names("models/grid-s1", "gan/seed-1", "noise/seed-1", "noise/seed-2"));
    }

    [Fact]
    public void Of_FoldersOfOneName_AreToldByTheirFolders()
    {
        Assert.Equal(["a-sweep-seed-1", "b-sweep-seed-1"], Names("a/sweep/seed-1", "b/sweep/seed-1"));
    }

    [Fact]
    public void Of_NamesThatOnlyCapitalsTell_AreNotOneFolder()
    {
        Assert.Equal(["a-Anna", "b-anna"], Names("a/Anna", "b/anna"));
    }

    [Fact]
    public void Of_OnePersonaTwice_IsRefused()
    {
        var error = Assert.Throws<TalkingException>(() => Names("models/grid-s1", "models/../models/grid-s1"));

        Assert.Contains("grid-s1", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Names(params string[] folders) => PersonaNames.Of([.. folders.Select(folder => new Persona
    {
        Folder = folder, Name = Path.GetFileName(folder), Family = "wav2lip", Preset = "compact", Licence = "", Consent = "",
        Files = new Dictionary<string, string>(), Settings = [], Training = [],
    })]);
}
