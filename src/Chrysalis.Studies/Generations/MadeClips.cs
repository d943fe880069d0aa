using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chrysalis.Foundation.Files;
using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Studies.Generations;

/// <summary>
/// Makes videos but once: beside each lies what it cost and of what it was made, and a comparison that was stopped goes on from there.
/// </summary>
/// <param name="maker">Makes them.</param>
/// <param name="version">The program's version: another one may paint otherwise.</param>
internal sealed class MadeClips(ISpeechMaker maker, string version) : ISpeechMaker
{
    /// <summary>Makes videos by this program.</summary>
    public MadeClips(ISpeechMaker maker)
        : this(maker, ProgramVersion.Whole)
    {
    }

    /// <inheritdoc/>
    public SpokenClip Speak(SpeechOrder order, CancellationToken cancellation)
    {
        string record = order.Output + ".json", key = KeyOf(order);
        if (Known(record) is { } made && made.Key == key && File.Exists(order.Output))
            return made.Clip;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(order.Output))!);
        File.Delete(record);
        SpokenClip clip = maker.Speak(order, cancellation);
        AtomicFile.WriteText(record, JsonSerializer.Serialize(new Made(key, clip)));
        return clip;
    }

    private static Made? Known(string record)
    {
        try
        {
            return File.Exists(record) ? JsonSerializer.Deserialize<Made>(File.ReadAllText(record)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Of what a video is made: the program, the persona's weights, what the files hold, the seed.</summary>
    private string KeyOf(SpeechOrder order)
    {
        var text = new StringBuilder(version);
        Persona persona = PersonaFile.Load(order.Persona);
        foreach ((string name, string hash) in persona.Files)
            text.Append(name).Append(hash);
        text.Append(persona.Settings.ToJsonString()).Append(FileText(order.Audio)).Append(FileText(order.Face)).Append(order.Seed);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    private static string FileText(string? path) => path is null ? "own" : FileHash.Of(path);

    private sealed record Made(string Key, SpokenClip Clip);
}
