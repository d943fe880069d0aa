using System.Globalization;

namespace Chrysalis.Benchmarks.Speaking;

/// <summary>Options of the <c>speak</c> measurement.</summary>
/// <param name="Audio">Speech.</param>
/// <param name="Persona">Persona folder; null measures everything but a model.</param>
/// <param name="Checkpoint">Instead of a persona: published Wav2Lip weights.</param>
/// <param name="Face">Photo or video; null takes the persona's own footage.</param>
/// <param name="Runs">Measured runs.</param>
/// <param name="LengthSeconds">Repeats the speech to this length; null takes it as it is.</param>
internal sealed record SpeakOptions(string Audio, string? Persona, string? Checkpoint, string? Face, int Runs, double? LengthSeconds)
{
    private const string Usage = "speak --audio A [--persona P | --checkpoint F] [--face V] [--runs 5] [--length SECONDS]";

    public static SpeakOptions Parse(string[] args)
    {
        var given = new Dictionary<string, string>();
        string[] known = ["--audio", "--persona", "--checkpoint", "--face", "--runs", "--length"];
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!known.Contains(args[i]) || i + 1 == args.Length)
                throw new ArgumentException($"'{args[i]}' is unknown or lacks its value. Usage: {Usage}");
            given[args[i]] = args[i + 1];
        }

        return new(
            given.GetValueOrDefault("--audio") ?? throw new ArgumentException($"--audio is missing. Usage: {Usage}"),
            given.GetValueOrDefault("--persona"),
            given.GetValueOrDefault("--checkpoint"),
            given.GetValueOrDefault("--face"),
            int.Parse(given.GetValueOrDefault("--runs", "5"), CultureInfo.InvariantCulture),
            given.TryGetValue("--length", out string? length) ? double.Parse(length, CultureInfo.InvariantCulture) : null);
    }
}
