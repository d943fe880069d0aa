using System.Reflection;

namespace Chrysalis.Architecture.Tests;

/// <summary>The projects whose assemblies lie beside these tests.</summary>
internal static class House
{
    /// <summary>The libraries, named without <c>Chrysalis.</c>.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
        ["Foundation", "Bitcoin", "Signing", "Jobs", "Reports", "Quantum", "Talking", "Studies", "Cluster"];

    /// <summary>Whether a type is a record: the compiler writes how it is printed.</summary>
    public static bool IsRecord(this Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;
}
