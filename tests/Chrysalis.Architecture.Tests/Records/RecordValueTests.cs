using System.Reflection;
using System.Runtime.CompilerServices;

namespace Chrysalis.Architecture.Tests.Records;

/// <summary>A record is compared by its values: one that holds an array says itself how.</summary>
public sealed class RecordValueTests
{
    [Fact]
    public void Records_WithArrays_CompareByValue() => Breach.None([.. House.Libraries
        .SelectMany(name => Assembly.Load("Chrysalis." + name).GetExportedTypes())
        .Where(type => IsRecord(type) && ComparesAsWritten(type))
        .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => HoldsArrays(field.FieldType))
            .Select(field => $"{type.FullName} compares its {field.Name.Trim('<').Split('>')[0]} by reference"))
        .Order(StringComparer.Ordinal)]);

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static bool ComparesAsWritten(Type type) =>
        type.GetMethod(nameof(Equals), [type])?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    private static bool HoldsArrays(Type type) => type.IsArray;
}
