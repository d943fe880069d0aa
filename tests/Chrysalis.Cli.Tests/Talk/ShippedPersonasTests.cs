using Chrysalis.Cli.Talk;

namespace Chrysalis.Cli.Tests.Talk;

/// <summary>Runs alone: the variable is the whole process's.</summary>
[Collection(nameof(ModelsVariable))]
public sealed class ShippedPersonasTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Folders_ModelsNamedByTheVariable_AreThose()
    {
        string anna = Path.Combine(folder.Path, "anna");
        Directory.CreateDirectory(anna);
        File.WriteAllText(Path.Combine(anna, "persona.json"), """{ "family": "autoencoder" }""");
        Directory.CreateDirectory(Path.Combine(folder.Path, "no-persona"));

        ModelsVariable.Run(folder.Path, () =>
        {
            Assert.Equal([anna], ShippedPersonas.Folders());
            Assert.Equal(anna, ShippedPersonas.Resolve("anna"));
            Assert.Equal(anna, ShippedPersonas.Resolve(null, "autoencoder"));
        });
    }

    [Fact]
    public void Folders_VariableNamesNoFolder_AreNone() =>
        ModelsVariable.Run(Path.Combine(folder.Path, "missing"), () => Assert.Empty(ShippedPersonas.Folders()));
}
