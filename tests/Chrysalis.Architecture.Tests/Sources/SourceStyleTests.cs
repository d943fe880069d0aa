namespace Chrysalis.Architecture.Tests.Sources;

public sealed class SourceStyleTests
{
    [Fact]
    public void Sources_OfTheHouse_KeepTheStyle()
    {
        IReadOnlyList<SourceFile> files = SourceFile.OfTheHouse();
        Assert.True(files.Count > 500);
        Breach.None([.. files.SelectMany(SourceStyle.Breaches)]);
    }

    [Theory]
    [InlineData(140, 0)]
    [InlineData(141, 1)]
    public void Breaches_LongLine_IsOne(int length, int count) => Assert.Equal(count, Of("A.cs", new string('/', length)).Count);

    [Theory]
    [InlineData("public sealed class A;", "internal readonly record struct B(int X);")]
    [InlineData("internal static partial class A", "public enum B")]
    [InlineData("public interface A<T>;", "public delegate void B(int x);")]
    public void Breaches_TwoTypes_IsOne(string first, string second) =>
        Assert.Equal("src/P/A.cs holds A and B: one type a file", Assert.Single(Of("A.cs", first, second)));

    [Fact]
    public void Breaches_NestedTypesAndPartsOfAFile_AreNone()
    {
        Assert.Empty(Of("A.cs", "public class A", "{", "    private sealed class B;", "    // class C", "}"));
        Assert.Empty(Of("A.More.cs", "public partial class A;"));
    }

    [Fact]
    public void Breaches_FileOfAnotherName_IsOne() =>
        Assert.Equal("src/P/A.cs holds B: a file is named after its type", Assert.Single(Of("A.cs", "class B;")));

    [Theory]
    [InlineData("    private readonly int _count;", 1)]
    [InlineData("    private static readonly Dictionary<string, int[]> _all = [];", 1)]
    [InlineData("    private (int A, int B) _pair;", 1)]
    [InlineData("    private readonly int count;", 0)]
    [InlineData("    private static void Take(int _) { }", 0)]
    [InlineData("        _ = count;", 0)]
    public void Breaches_FieldWithUnderscore_IsOne(string line, int count) =>
        Assert.Equal(count, Of("A.cs", "class A", "{", line, "}").Count);

    [Fact]
    public void Breaches_NamespaceOfAnotherFolder_IsOne()
    {
        Assert.Equal(
            "src/P/A.cs has the namespace P.Q: a namespace is named after its folder", Assert.Single(Of("A.cs", "namespace P.Q;")));
        Assert.Empty(Of("A.cs", "namespace P;"));
    }

    private static IReadOnlyList<string> Of(string name, params string[] lines) => SourceStyle.Breaches(new($"src/P/{name}", lines));
}
