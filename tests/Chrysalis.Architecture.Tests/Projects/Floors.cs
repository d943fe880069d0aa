namespace Chrysalis.Architecture.Tests.Projects;

/// <summary>The floors of the house: a project stands on lower floors only, never on its own or a higher one.</summary>
internal static class Floors
{
    private static readonly string[][] FromBelow =
    [
        ["Foundation"], ["Bitcoin", "Reports", "Jobs"], ["Signing"], ["Talking", "Quantum"], ["Studies", "Cluster"], ["Cli", "Cli.Quantum"],
    ];

    /// <summary>Packages that draw a terminal or read a command line: the program's only.</summary>
    private static readonly string[] OfTheProgram = ["System.CommandLine", "Spectre.Console"];

    /// <summary>A sentence for each reference that points up or sideways, each unknown project, each package of the program's.</summary>
    public static IReadOnlyList<string> Breaches(IEnumerable<ProjectFile> projects) => [.. projects.SelectMany(Breaches)];

    private static IEnumerable<string> Breaches(ProjectFile project)
    {
        int floor = FloorOf(project.Name);
        if (floor < 0)
            yield return $"{project.Name} has no floor: give it one in {nameof(Floors)}";
        foreach (string below in project.Projects.Where(below => FloorOf(below) >= floor))
            yield return $"{project.Name} (floor {floor}) refers to {below} (floor {FloorOf(below)}): references point down only";
        if (project.Name.StartsWith("Cli", StringComparison.Ordinal))
            yield break;
        foreach (string package in project.Packages.Intersect(OfTheProgram))
            yield return $"{project.Name} refers to {package}, which is the command line's";
    }

    private static int FloorOf(string project) => Array.FindIndex(FromBelow, floor => floor.Contains(project));
}
