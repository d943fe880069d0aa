namespace Chrysalis.Architecture.Tests;

/// <summary>The projects whose assemblies lie beside these tests.</summary>
internal static class House
{
    /// <summary>The libraries, named without <c>Chrysalis.</c>.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
        ["Foundation", "Bitcoin", "Signing", "Jobs", "Reports", "Quantum", "Talking", "Studies"];
}
