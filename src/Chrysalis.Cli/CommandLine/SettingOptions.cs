namespace Chrysalis.Cli.CommandLine;

/// <summary>What the settings that an error of a library speaks of are called on the command line.</summary>
internal static class SettingOptions
{
    /// <summary>Settings that several options make up, or one of another name.</summary>
    private static readonly Dictionary<string, string[]> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Addresses"] = ["--address"],
        ["Blending"] = ["--mouth-only", "--mask", "--colour-match", "--sharpen"],
        ["CacheFolder"] = ["--cache"],
        ["DataFolder"] = ["--data"],
        ["DenoisingSteps"] = ["--steps"],
        ["Head"] = ["--pose", "--still", "--yaw", "--pitch", "--roll"],
        ["KeyCost"] = ["--formula"],
        ["PersonaFolder"] = ["--persona"],
        ["SaveTo"] = ["--save-pose"],
        ["Secret"] = ["--secret-file"],
        ["Seconds"] = ["--time"],
        ["TrustsProgram"] = ["--trust-torchscript"],
        ["TrustsTorchScript"] = ["--trust-torchscript"],
        ["Videos"] = ["--video", "--data"],
    };

    /// <summary>What another command does than the one that met it.</summary>
    private static readonly Dictionary<string, string> OfAnotherCommand = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DecomposeErrors"] = "quantum dem --decompose_errors",
        ["PrepareAsync"] = "worker --prepare-store",
        ["Worker"] = "worker --help",
    };

    /// <summary>The options of a command that set something; empty where it has none.</summary>
    /// <param name="setting">The setting, as the library's property or parameter is named.</param>
    /// <param name="options">The command's options.</param>
    public static IReadOnlyList<string> Of(string setting, IReadOnlyCollection<string> options)
    {
        string[] names = OtherNames.GetValueOrDefault(setting, [setting]);
        string[] found = [.. names.SelectMany(name => options.Where(option => Bare(option) == Bare(name)))];
        return found.Length > 0 || !OfAnotherCommand.TryGetValue(setting, out string? other) ? found : [other];
    }

    /// <summary>A sentence with the options of the settings that it speaks of in brackets, before its end.</summary>
    public static string Name(string sentence, IEnumerable<string> settings, IReadOnlyCollection<string> options)
    {
        // A command that has no options yet has met nothing that options set.
        string[] named = options.Count == 0 ? [] : [.. settings.SelectMany(setting => Of(setting, options)).Distinct()];
        int end = sentence.Length > 0 && sentence[^1] is '.' or '?' ? sentence.Length - 1 : sentence.Length;
        return named.Length == 0 ? sentence : $"{sentence[..end]} ({string.Join(", ", named)}){sentence[end..]}";
    }

    /// <summary>What all ways to write a name have in common: <c>--save-pose</c>, <c>--save_pose</c> and <c>SavePose</c> are one.</summary>
    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
