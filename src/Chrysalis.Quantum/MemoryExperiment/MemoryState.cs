using System.Text.Json;
using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Files;
using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>What was counted so far, kept in a file: read at the start, rewritten whole now and then and at the end.</summary>
internal sealed class MemoryState
{
    private const int Version = 1;
    private const long LargestFile = 64 << 20;
    private readonly string? file;
    private readonly MemoryStateContent content;
    private long saved = Environment.TickCount64;

    /// <summary>Reads the file where it exists.</summary>
    /// <exception cref="QuantumException">It is no state file, or of another seed.</exception>
    public MemoryState(string? file, ulong seed)
    {
        this.file = file;
        content = file is not null && File.Exists(file) ? Read(file) : new(Version, seed, []);
        if (content.Seed != seed)
            throw new QuantumException(
                $"The state file '{file}' was counted with seed {content.Seed}, not {seed}: give that seed or another file.");
    }

    public MemoryTally this[MemorySetting setting]
    {
        get => content.Tallies.GetValueOrDefault(setting.Key);
        set => content.Tallies[setting.Key] = value;
    }

    /// <summary>Writes the file when the last time is a while ago.</summary>
    public void SaveSometimes()
    {
        if (Environment.TickCount64 - saved > 2000)
            Save();
    }

    /// <summary>Writes the file; an older one is replaced only when the new one is complete.</summary>
    public void Save()
    {
        saved = Environment.TickCount64;
        if (file is null)
            return;
        AtomicFile.WriteText(file, JsonSerializer.Serialize(content, MemoryJson.Default.MemoryStateContent));
    }

    private static MemoryStateContent Read(string file)
    {
        try
        {
            string text = LimitedFile.ReadText(file, LargestFile, bytes => new QuantumException($"'{file}' has {bytes} bytes, too many for "
                + "a state file: name another one."));
            MemoryStateContent? content = JsonSerializer.Deserialize(text, MemoryJson.Default.MemoryStateContent);
            if (content is { Version: Version, Tallies: not null }
                && content.Tallies.Values.All(t => t.Errors >= 0 && t.Shots >= t.Errors && t.Blocks >= 0 && t.Blocks <= t.Shots))
                return content;
        }
        catch (JsonException)
        {
            // Said below.
        }
        throw new QuantumException(
            new Fault(file, "is not a state file of this program's memory experiment", "name another one, or delete it"));
    }
}
