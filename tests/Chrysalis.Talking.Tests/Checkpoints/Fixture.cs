using System.Text.Json;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Checkpoints;

/// <summary>Checkpoints written by a real PyTorch (Fixtures/write_fixtures.py) and what PyTorch says they hold.</summary>
internal static class Fixture
{
    private static readonly Lazy<Dictionary<string, ExpectedTensor[]>> All = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, ExpectedTensor[]>>(
            File.ReadAllText(Path("expected.json")), JsonSerializerOptions.Web)!);

    public static string Path(string name) =>
        System.IO.Path.Combine(SharedData.Root, "tests", "Chrysalis.Talking.Tests", "Checkpoints", "Fixtures", name);

    public static IReadOnlyList<ExpectedTensor> Expected(string name) => All.Value[name];

    /// <summary>One tensor as PyTorch reads it.</summary>
    internal sealed record ExpectedTensor(string Group, string Name, long[] Shape, string Type, double[] Values);
}
