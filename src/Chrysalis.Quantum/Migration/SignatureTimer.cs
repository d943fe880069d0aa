using System.Diagnostics;
using System.Security.Cryptography;
using Chrysalis.Foundation.Random;
using Chrysalis.Signing;

namespace Chrysalis.Quantum.Migration;

/// <summary>Measures signature schemes on this machine.</summary>
public static class SignatureTimer
{
    /// <summary>
    /// Each scheme is measured in turn, twice: by the second round the just-in-time compiler is done with what the schemes share.
    /// </summary>
    private const int Rounds = 2;

    /// <summary>Measures each scheme.</summary>
    /// <param name="schemes">What to measure.</param>
    /// <param name="secondsEach">Time for signing and again for checking, each scheme.</param>
    /// <param name="seed">Seed of keys and messages.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Stops between two calls.</param>
    /// <exception cref="QuantumException">The time is not above 0 and at most 60 s.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<SignatureSpeed> Measure(
        IReadOnlyList<SignatureScheme> schemes, double secondsEach, int seed, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(schemes);
        if (secondsEach is not (> 0 and <= 60))
            throw new QuantumException($"The time to measure a scheme is above 0 and at most 60 seconds, not {secondsEach}.");
        var rounds = new List<SignatureSpeed>();
        for (int i = 0; i < Rounds * schemes.Count; i++)
        {
            rounds.Add(Measure(schemes[i % schemes.Count], secondsEach / Rounds, seed, cancellation));
            progress?.Report((double)rounds.Count / (Rounds * schemes.Count));
        }

        return [.. rounds.GroupBy(speed => speed.Scheme).Select(Best)];
    }

    private static SignatureSpeed Best(IEnumerable<SignatureSpeed> rounds)
    {
        SignatureSpeed[] all = [.. rounds];
        return all[0] with
        {
            SignatureBytes = all.Max(speed => speed.SignatureBytes),
            SignSeconds = all.Min(speed => speed.SignSeconds),
            VerifySeconds = all.Min(speed => speed.VerifySeconds),
            SignCalls = all.Sum(speed => speed.SignCalls),
            VerifyCalls = all.Sum(speed => speed.VerifyCalls),
        };
    }

    private static SignatureSpeed Measure(SignatureScheme scheme, double seconds, int seed, CancellationToken cancellation)
    {
        using SigningKey key = scheme.FromSeed(SeedOf(scheme, seed));
        int longest = 0;
        byte[] signature = [];
        byte[] message = [];
        (double sign, int signed) = Least(seconds, call =>
        {
            message = SHA256.HashData(BitConverter.GetBytes(seed + call));
            signature = key.Sign(message);
            longest = Math.Max(longest, signature.Length + scheme.HashTypeBytes);
        }, cancellation);
        VerifyingKey open = scheme.ReadPublicKey(key.PublicKey.Encoded.Span);
        (double verify, int verified) = Least(seconds, _ =>
        {
            if (!open.Verify(message, signature))
                throw new InvalidOperationException($"{scheme.Name} refuses its own signature.");
        }, cancellation);
        return new(scheme.Name, open.Encoded.Length, longest, sign, verify, signed, verified);
    }

    /// <summary>A seed as long as the scheme's keys need, drawn out of a number: fit for measuring, for nothing else.</summary>
    private static byte[] SeedOf(SignatureScheme scheme, int seed)
    {
        byte[] bytes = new byte[scheme.SeedBytes];
        Seed.Of(seed).For(scheme.Name).NewRandom().NextBytes(bytes);
        return bytes;
    }

    /// <summary>
    /// The processor time of this process where it is counted finely (not on Windows: there the clock's), so that a busy machine disturbs
    /// little.
    /// </summary>
    private static double Now() => OperatingSystem.IsWindows()
        ? Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency
        : Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>The least time of a call: what else the process does only ever adds to it.</summary>
    private static (double Seconds, int Calls) Least(double seconds, Action<int> call, CancellationToken cancellation)
    {
        double least = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        while (calls < 1 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            cancellation.ThrowIfCancellationRequested();
            double before = Now();
            call(calls++);
            least = Math.Min(least, Now() - before);
        }

        return (least, calls);
    }
}
