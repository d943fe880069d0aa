using System.Text.Json.Nodes;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Tests.Personas;

public sealed class PersonaFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis persona ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Load_WhatWasSaved_IsTheSame()
    {
        Persona saved = Save();
        Persona loaded = PersonaFile.Load(folder);
        Assert.Equal(saved.Name, loaded.Name);
        Assert.Equal("autoencoder", loaded.Family);
        Assert.Equal(saved.Files, loaded.Files);
        Assert.Equal(7, (int)loaded.Settings["x"]!);
        Assert.Equal(Path.GetFullPath(folder), loaded.Folder);
    }

    [Fact]
    public void Load_OtherVersion_SaysWhichAndWhatToDo()
    {
        Save();
        string path = Path.Combine(folder, "persona.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"version\": 1", "\"version\": 99", StringComparison.Ordinal));
        Fails("is of version 99; this program reads version 1: train it again");
    }

    [Fact]
    public void Load_DamagedWeights_ShowsBothHashes()
    {
        Save();
        File.AppendAllText(Path.Combine(folder, "w.bin"), "x");
        Fails("is damaged: its SHA-256 begins with");
    }

    [Fact]
    public void Load_MissingWeights_NamesTheFile()
    {
        Save();
        File.Delete(Path.Combine(folder, "w.bin"));
        Fails("lacks its file 'w.bin'");
    }

    [Fact]
    public void Load_NoPersona_SaysWhatAPersonaIs() => Fails("holds no persona.json");

    [Fact]
    public void Load_UnfinishedTraining_SaysHowToGoOn()
    {
        Directory.CreateDirectory(Path.Combine(folder, "training"));
        Fails("is not trained to its end");
    }

    [Fact]
    public void Load_NoFolder_SaysSo()
    {
        var error = Assert.Throws<PersonaException>(() => PersonaFile.Load(Path.Combine(folder, "none")));
        Assert.EndsWith("does not exist.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BrokenJson_NamesTheLine()
    {
        Save();
        File.WriteAllText(Path.Combine(folder, "persona.json"), "{\n\"version\": oops\n}");
        Fails("is damaged at line 2");
    }

    [Fact]
    public void Load_FileOutsideTheFolder_IsRefused()
    {
        Save();
        string path = Path.Combine(folder, "persona.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("w.bin", "../w.bin", StringComparison.Ordinal));
        Fails("outside its folder");
    }

    private void Fails(string expected) =>
        Assert.Contains(expected, Assert.Throws<PersonaException>(() => PersonaFile.Load(folder)).Message, StringComparison.Ordinal);

    private Persona Save()
    {
        File.WriteAllText(Path.Combine(folder, "w.bin"), "weights");
        var persona = new Persona
        {
            Name = "p",
            Family = "autoencoder",
            Preset = "compact",
            Licence = "ours",
            Consent = "given",
            Files = new Dictionary<string, string>(),
            Settings = new JsonObject { ["x"] = 7 },
            Training = [],
        };
        return PersonaFile.Save(folder, persona, ["w.bin"]);
    }
}
