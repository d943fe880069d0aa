using System.Reflection;

namespace Chrysalis.Architecture.Tests.Options;

/// <summary>Options are checked in one way: <c>Validated()</c> returns them or throws.</summary>
public sealed class ValidationTests
{
    private static readonly string[] OtherWays = ["Validate", "Check", "Checked", "Verify", "Verified", "EnsureValid", "RequireValid"];

    [Fact]
    public void Options_OfTheLibraries_AreCheckedInOneWay() => Breach.None([.. Records()
        .SelectMany(type => type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetParameters().Length == 0)
        .Where(method => OtherWays.Contains(method.Name)
            || method.Name == "Validated" && !(method.IsPublic && method.ReturnType == method.DeclaringType))
        .Select(method => $"{method.DeclaringType!.FullName}.{method.Name} is not 'public {method.DeclaringType.Name} Validated()'")]);

    [Fact]
    public void Validated_Options_AreSeen() =>
        Assert.True(Records().Count(type => type.GetMethod("Validated", []) is not null) > 12);

    private static IEnumerable<Type> Records() => House.Libraries
        .SelectMany(name => Assembly.Load("Chrysalis." + name).GetTypes())
        .Where(type => type.IsRecord());
}
