using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Chrysalis.Cli.Tests.Style;

/// <summary>The rules of style that no cheap analyzer checks; .editorconfig holds the others.</summary>
public partial class StyleTests
{
    private const int MostColumns = 140;

    private static readonly string[] Tops = ["src", "tests", "bench"];

    private static readonly string[] Files =
    [
        .. Tops.SelectMany(top => Directory.EnumerateFiles(Path.Combine(SharedData.Root, top), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
    ];

    [Fact]
    public void File_IsNamedAfterItsType_AndItsLinesFit()
    {
        Assert.True(Files.Length > 900, $"Only {Files.Length} files were found.");
        string[] wrong = [.. Files.Where(file => Complaint(file) is not null).Select(file => $"{file}: {Complaint(file)}")];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("Lamp", "namespace A;\n\npublic sealed class Lamp;\n", true)]
    [InlineData("Lamp.Light", "namespace A;\n\npublic partial class Lamp\n{\n}\n", true)]
    [InlineData("LampOf", "namespace A;\n\ninternal class Lamp<T>\n{\n}\n", true)]
    [InlineData("Lamp", "namespace A;\n\npublic readonly record struct Light(int X);\n", false)]
    [InlineData("Lamp", "namespace A;\n\npublic class Lamp;\n\ninternal enum Light { On }\n", false)]
    [InlineData("Lamp", "namespace A\n{\n    public class Lamp;\n}\n", false)]
    public void Complaint_FileOfAnotherShape_IsSeen(string name, string text, bool isGood) =>
        Assert.Equal(isGood, Complaint(name, text) is null);

    [Fact]
    public void PrivateFields_AreCamelCase_AndSharedFixedOnesPascalCase()
    {
        Assembly[] assemblies = [.. Directory.GetFiles(AppContext.BaseDirectory, "*hrysalis*.dll").Select(Assembly.LoadFrom)];
        FieldInfo[] fields =
        [
            .. assemblies.SelectMany(assembly => assembly.GetTypes())
                .Where(type => !type.IsEnum && !type.Name.Contains('<') && !type.IsDefined(typeof(CompilerGeneratedAttribute))
                    && type.Namespace?.StartsWith("Chrysalis", StringComparison.Ordinal) == true)
                .SelectMany(type => type.GetFields(
                    BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Where(field => field.IsPrivate && !field.Name.Contains('<') && !field.IsDefined(typeof(CompilerGeneratedAttribute)))
        ];
        Assert.True(fields.Length > 1000, $"Only {fields.Length} fields were found.");
        Assert.Empty(fields.Where(field => !IsWellNamed(field)).Select(field => $"{field.DeclaringType}.{field.Name}"));
    }

    private static bool IsWellNamed(FieldInfo field) =>
        field.IsLiteral || (field.IsStatic && field.IsInitOnly) ? char.IsUpper(field.Name[0]) : char.IsLower(field.Name[0]);

    private static string? Complaint(string file) => Complaint(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));

    private static string? Complaint(string name, string text)
    {
        if (BlockNamespace().IsMatch(text))
            return "its namespace has braces; end it with a semicolon";
        string? longest = text.Split('\n').MaxBy(line => line.Length);
        if (longest!.Length > MostColumns)
            return $"a line has {longest.Length} characters, at most {MostColumns} fit: '{longest.Trim()}'";
        string[] types = [.. TopLevelType().Matches(text)
            .Select(match => match.Groups["name"].Value + (match.Groups["generic"].Success ? "Of" : "")).Distinct()];
        if (types.Length > 1)
            return $"it holds {types.Length} types; give each its file";
        string stem = name.Split('.')[0];
        return types.Length == 0 || stem == types[0] || stem + "Of" == types[0] ? null : $"it holds {types[0]}; name it so";
    }

    [GeneratedRegex(@"^namespace [\w.]+\s*\{", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|abstract|sealed|readonly|unsafe|partial|ref) )*"
        + @"(?:class|struct|interface|enum|record(?: struct| class)?) (?<name>\w+)(?<generic><)?", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
