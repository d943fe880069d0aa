using System.Globalization;
using System.Text.RegularExpressions;

namespace Chrysalis.Quantum.MemoryExperiment.Willow;

/// <summary>One experiment of the data set: the folder <c>{patch}/{X|Z}/r{rounds}</c>.</summary>
/// <param name="Folder">The folder with the shots.</param>
/// <param name="Patch">Which qubits of the chip: the patch's name, such as d5_at_q4_7.</param>
/// <param name="Distance">Distance of the code.</param>
/// <param name="Basis">Z or X.</param>
/// <param name="Rounds">Cycles a shot.</param>
internal sealed partial record WillowExperiment(string Folder, string Patch, int Distance, char Basis, int Rounds)
{
    private const int MostDepth = 6;

    /// <summary>The experiments in a folder, small codes and few rounds first.</summary>
    /// <exception cref="QuantumException">There are none.</exception>
    public static IReadOnlyList<WillowExperiment> In(string folder)
    {
        if (!Directory.Exists(folder))
            throw new QuantumException($"'{folder}' is not a folder: give the unpacked data set or a folder inside it.");
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MostDepth };
        var found = Directory.EnumerateDirectories(folder, "r*", options).Append(Path.GetFullPath(folder)).Select(Parse)
            .OfType<WillowExperiment>()
            .OrderBy(e => e.Distance).ThenBy(e => e.Patch, StringComparer.Ordinal).ThenBy(e => e.Basis).ThenBy(e => e.Rounds).ToList();
        return found.Count > 0 ? found : throw new QuantumException(
            $"'{folder}' holds no experiment: looked for folders such as d3_at_q2_7/Z/r10 with detection_events.b8 or measurements.b8.");
    }

    private static WillowExperiment? Parse(string folder)
    {
        string full = Path.GetFullPath(folder);
        string? basisFolder = Path.GetDirectoryName(full);
        string? patchFolder = Path.GetDirectoryName(basisFolder);
        Match rounds = RoundsName().Match(Path.GetFileName(full));
        Match distance = DistanceName().Match(Path.GetFileName(patchFolder) ?? "");
        string basis = Path.GetFileName(basisFolder)?.ToUpperInvariant() ?? "";
        if (!rounds.Success || !distance.Success || basis is not ("X" or "Z")
            || !(File.Exists(Path.Combine(full, "detection_events.b8")) || File.Exists(Path.Combine(full, "measurements.b8"))))
            return null;
        return new(full, Path.GetFileName(patchFolder)!, Number(distance), basis[0], Number(rounds));
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^r0*([1-9]\d{0,5})$")]
    private static partial Regex RoundsName();

    [GeneratedRegex(@"(?:^|_)d0*([1-9]\d{0,2})(?:_|$)")]
    private static partial Regex DistanceName();
}
