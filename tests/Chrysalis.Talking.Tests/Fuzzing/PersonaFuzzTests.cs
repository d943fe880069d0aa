using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Tests.Fuzzing;

/// <summary>A damaged persona.json is read or refused.</summary>
public sealed class PersonaFuzzTests
{
    private const string Whole = """
        {
          "version": 1, "name": "grid s1", "family": "autoencoder", "preset": "small", "licence": "CC BY 4.0", "consent": "given",
          "settings": { "x": 7, "y": [1, 2.5, null, "z"] }, "training": { "minutes": 12.5, "steps": { "mouth": 1000 } }, "files": { }
        }
        """;

    private static string WithoutFiles { get; } = Whole.Replace("\"files\": { }", "\"files\": null", StringComparison.Ordinal);

    private static string WithoutHash { get; } = Whole.Replace("\"files\": { }", "\"files\": {\"w.bin\": null}", StringComparison.Ordinal);

    [Fact]
    public void Load_DamagedDescription_IsReadOrRefused()
    {
        using var file = new FuzzFile(PersonaFile.FileName);
        string saved = Saved();
        Fuzzer.Run(FuzzTarget.OfText("persona.json", [saved, Whole, WithoutHash, WithoutFiles, "{}", "null", "[]"], _ => { }) with
        {
            Run = input =>
            {
                file.Hold(input);
                Persona persona = PersonaFile.Load(file.Folder);
                Assert.NotNull(persona.Name);
                Assert.NotNull(persona.Settings);
            },
            Tokens = [.. Words.Select(System.Text.Encoding.UTF8.GetBytes)],
        });
    }

    private static readonly string[] Words =
    [
        "\"version\": 1", "\"files\": {\"w.bin\": \"00\"}", "\"files\": {\"w.bin\": null}", "\"files\": null", "\"\": \"\"",
        "\"..\": \"0\"",
        "\"persona.json\": \"0\"", "\"settings\": null", "\"name\": null", "null", "{", "}", "[", "]", ",", ":", "\"", "\\u0000",
        "\\ud800", "1e999",
        "true", "//", "\"licence\"", "\"training\"",
        "\u2028", "\ufeff",
    ];

    /// <summary>What the program writes itself.</summary>
    private static string Saved()
    {
        using var folder = new FuzzFile("w.bin");
        folder.Hold("weights"u8);
        var persona = new Persona
        {
            Name = "grid s1", Family = "autoencoder", Preset = "small", Licence = "CC BY 4.0", Consent = "given",
            Files = new Dictionary<string, string>(), Settings = new() { ["x"] = 7 }, Training = new() { ["steps"] = 1000 },
        };
        PersonaFile.Save(folder.Folder, persona, ["w.bin"]);
        return File.ReadAllText(Path.Combine(folder.Folder, PersonaFile.FileName));
    }
}
