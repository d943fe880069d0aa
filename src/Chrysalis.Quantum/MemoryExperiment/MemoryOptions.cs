using System.Text.Json.Serialization;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.MemoryExperiment.Bursts;
using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>What a memory experiment runs.</summary>
public sealed record MemoryOptions
{
    /// <summary>The largest distance: beyond it a circuit's model takes minutes to extract.</summary>
    public const int MaxDistance = 31;

    /// <summary>The code; the repetition code has uniform noise and keeps Z.</summary>
    public MemoryCode Code { get; init; }

    /// <summary>Distances of the codes, odd, 3 to <see cref="MaxDistance"/>.</summary>
    public IReadOnlyList<int> Distances { get; init; } = [3, 5, 7];

    /// <summary>Cycles a shot, each 1 to 10000; empty for as many as the distance.</summary>
    public IReadOnlyList<int> Rounds { get; init; } = [];

    /// <summary>Which logical states are kept: Z, X or both.</summary>
    public IReadOnlyList<char> Bases { get; init; } = ['Z'];

    /// <summary>The noise.</summary>
    public MemoryNoiseKind Noise { get; init; }

    /// <summary>
    /// Physical error rates of the noise, each above 0 and at most 0.1; for willow factors on the whole budget, at most 10.
    /// </summary>
    public IReadOnlyList<double> Probabilities { get; init; } = [0.002, 0.004, 0.006, 0.008, 0.01, 0.013];

    /// <summary>Decoders, all on the same shots; no two have the same name.</summary>
    [JsonIgnore]
    public IReadOnlyList<DecoderKind> Decoders { get; init; } = [DecoderKind.Matching];

    /// <summary>The decoders as files have them.</summary>
    [JsonInclude]
    internal IReadOnlyList<string> DecoderNames
    {
        get => [.. Decoders.Select(decoder => decoder.Name)];
        init => Decoders = [.. value.Select(DecoderKind.Parse)];
    }

    /// <summary>How much is counted at each setting.</summary>
    public MemoryLimit Limit { get; init; } = new(100_000);

    /// <summary>Seed of the whole experiment.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads, at least 1; null for one a core. The results do not depend on it.</summary>
    public int? Workers { get; init; }

    /// <summary>File that keeps what was counted, and from which counting goes on; null for none.</summary>
    public string? StateFile { get; init; }

    /// <summary>Bursts of errors, as by ionising radiation; null for none.</summary>
    public BurstOptions? Bursts { get; init; }

    /// <summary>False for the repetition code.</summary>
    [JsonIgnore]
    public bool IsSurfaceCode => Code == MemoryCode.Surface;

    /// <summary>Checks every value.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">A value is out of its range.</exception>
    public MemoryOptions Validated()
    {
        foreach (int distance in Distances)
            Require(
                distance is >= 3 and <= MaxDistance && distance % 2 == 1,
                $"Distance {distance} is not possible here: give odd numbers from 3 to {MaxDistance}.");
        foreach (int rounds in Rounds)
            Require(rounds is >= 1 and <= 10_000, $"{rounds} rounds are not possible: give 1 to 10000.");
        double most = Noise == MemoryNoiseKind.Willow ? 10 : 0.1;
        foreach (double p in Probabilities)
            Require(p > 0 && p <= most, FormattableString.Invariant($"The rate {p} of the noise '{MemoryNames.Of(Noise)}' ")
                + FormattableString.Invariant($"is out of range: give a number above 0 and at most {most}."));
        foreach (char basis in Bases)
            Require(basis is 'Z' or 'X', $"'{basis}' is not a basis: Z and X are.");
        Require(Enum.IsDefined(Code), $"{Code} is not a code: {string.Join(", ", MemoryNames.Codes)} are.");
        Require(Enum.IsDefined(Noise), $"{Noise} is not a noise model: {string.Join(", ", MemoryNames.Noises)} are.");
        foreach (string name in DecoderNames)
            Require(
                Decoders.Where(decoder => decoder.Name == name).Distinct().Count() == 1,
                $"Two decoders have the name '{name}': give each its own.");
        Require(
            IsSurfaceCode || Noise == MemoryNoiseKind.Uniform,
            $"The noise '{MemoryNames.Of(Noise)}' is there for surface codes only: give the repetition code uniform noise.");
        Require(IsSurfaceCode || Bases.All(b => b == 'Z'), "The repetition code keeps Z only: leave the basis X to the surface code.");
        Require(Limit.Shots is >= 1 and <= 1_000_000_000_000, $"{Limit.Shots} shots are not possible: give 1 to 10^12.");
        Require(Limit.Errors >= 1, $"Counting until {Limit.Errors} errors would never begin: give at least 1.");
        Require(Workers is null or (>= 1 and <= 1024), $"{Workers} workers are not possible: give 1 to 1024.");
        Require(
            Distances.Count * Probabilities.Count > 0 && Bases.Count * Decoders.Count > 0,
            "A list of settings is empty: give at least one value for each.");
        Bursts?.Validated();
        return this;
    }

    /// <summary>Every setting once, small codes first; with bursts each one also as hit by a burst.</summary>
    public IReadOnlyList<MemorySetting> Settings()
    {
        var settings = from distance in Distances.Distinct().Order()
                       from rounds in Rounds.Count == 0 ? Enumerable.Repeat(distance, 1) : Rounds.Distinct().Order()
                       from p in Probabilities.Distinct().Order()
                       from basis in Bases.Distinct()
                       from decoder in DecoderNames.Distinct()
                       from burst in Bursts is null ? (bool[])[false] : [false, true]
                       select new MemorySetting(
                           distance, rounds, basis, MemoryNames.Of(Noise) + (burst ? Bursts!.Key : ""), p, decoder, burst)
                       {
                           Code = MemoryNames.Of(Code),
                       };
        return [.. settings];
    }

    /// <summary>The decoder of one of the settings.</summary>
    internal DecoderKind DecoderOf(MemorySetting setting) => Decoders.First(decoder => decoder.Name == setting.Decoder);

    private static void Require(bool isMet, string otherwise)
    {
        if (!isMet)
            throw new QuantumException(otherwise);
    }
}
