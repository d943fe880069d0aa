namespace Chrysalis.Cli.Tests.Schemas;

/// <summary>The schemas in <c>docs/schemas</c> are those of the records; CHRYSALIS_UPDATE_SCHEMAS=1 writes them anew.</summary>
public class SchemaFileTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "docs", "schemas");

    public static TheoryData<string> Names => [.. JsonSchemas.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void File_EachRecord_IsItsSchema(string name)
    {
        string path = Path.Combine(Folder, name + ".schema.json"), schema = JsonSchemas.Of(name);
        if (Environment.GetEnvironmentVariable("CHRYSALIS_UPDATE_SCHEMAS") == "1")
            File.WriteAllText(path, schema);

        Assert.Equal(schema, File.ReadAllText(path));
    }

    [Fact]
    public void Folder_HoldsNothingElse() => Assert.Equal(
        JsonSchemas.All.Keys.Select(name => name + ".schema.json").Order(StringComparer.Ordinal),
        Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void Documentation_NamesEverySchema()
    {
        string page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "command-line.md"));

        Assert.All(JsonSchemas.All.Keys, name => Assert.Contains($"(schemas/{name}.schema.json)", page, StringComparison.Ordinal));
    }
}
