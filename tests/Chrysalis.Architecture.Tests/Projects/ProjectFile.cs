using System.Xml.Linq;

namespace Chrysalis.Architecture.Tests.Projects;

/// <summary>A project and what it stands on.</summary>
/// <param name="Name">Name without <c>Chrysalis.</c>.</param>
/// <param name="Projects">Projects that it refers to, named alike.</param>
/// <param name="Packages">Packages that it refers to.</param>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    private const string Prefix = "Chrysalis.";

    /// <summary>The projects below <c>src</c>.</summary>
    public static IReadOnlyList<ProjectFile> OfTheHouse() =>
    [
        .. Directory.GetFiles(Path.Combine(SharedData.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Parse(NameOf(path), File.ReadAllText(path))),
    ];

    /// <summary>Reads the text of a project.</summary>
    public static ProjectFile Parse(string name, string text)
    {
        XDocument project = XDocument.Parse(text);
        return new(name, [.. Included("ProjectReference").Select(NameOf)], [.. Included("PackageReference")]);

        IEnumerable<string> Included(string item) =>
            project.Descendants(item).Select(one => (string?)one.Attribute("Include")).OfType<string>();
    }

    private static string NameOf(string path)
    {
        string file = Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
        return file.StartsWith(Prefix, StringComparison.Ordinal) ? file[Prefix.Length..] : file;
    }
}
