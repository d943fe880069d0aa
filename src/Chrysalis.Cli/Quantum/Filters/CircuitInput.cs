using System.Globalization;
using System.Text;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>Reads the circuit and the shots that a filter works on.</summary>
internal static class CircuitInput
{
    /// <summary>Reads a circuit from a file, or from standard input without one.</summary>
    /// <exception cref="UsageException">It cannot be read; the message has file, line and column.</exception>
    public static StimCircuit Read(string? file)
    {
        using Stream stream = FilterStreams.Input(file);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            return StimCircuit.Read(reader);
        }
        catch (StimFormatException error)
        {
            throw new UsageException(
                $"{(file is null ? "Standard input" : $"'{file}'")}, {error.Message}{(error.Message[^1] is '.' or '?' ? "" : ".")}", error);
        }
    }

    /// <summary>Reads up to a block of shots.</summary>
    public static ShotTable ReadBlock(ShotReader reader, int bits)
    {
        var block = new ShotTable(DetectionSampler.BlockShots, bits);
        int shots = 0;
        while (shots < block.Shots && reader.TryRead(block[shots]))
            shots++;
        var cut = new ShotTable(shots, bits);
        for (int shot = 0; shot < shots; shot++)
            block[shot].CopyTo(cut[shot]);
        return cut;
    }

    /// <summary>Reads a seed as Stim takes it: a whole number from 0 to 2^64 - 1.</summary>
    /// <exception cref="UsageException">It is no such number.</exception>
    public static ulong Seed(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
        ? seed
        : throw new UsageException($"--seed takes a whole number from 0 to 2^64 - 1, not '{text}'.");
}
