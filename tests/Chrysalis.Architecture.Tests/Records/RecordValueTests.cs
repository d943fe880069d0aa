using System.Reflection;
using System.Runtime.CompilerServices;

namespace Chrysalis.Architecture.Tests.Records;

/// <summary>A record is compared by its values: one that holds an array says itself how.</summary>
public sealed class RecordValueTests
{
    [Fact]
    public void Records_WithArrays_CompareByValue() => Breach.None([.. House.Libraries
        .SelectMany(name => Assembly.Load("Chrysalis." + name).GetExportedTypes())
        .Where(type => type.IsRecord() && ComparesByItsFields(type))
        .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => field.FieldType.IsArray)
            .Select(field => $"{type.FullName} compares its {field.Name.Trim('<').Split('>')[0]} by reference"))
        .Order(StringComparer.Ordinal)]);

    private static bool ComparesByItsFields(Type type) =>
        type.GetMethod(nameof(Equals), [type])?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;
}
