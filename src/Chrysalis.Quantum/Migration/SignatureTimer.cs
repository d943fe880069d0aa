using System.Diagnostics;
using System.Security.Cryptography;

namespace Chrysalis.Quantum.Migration;

/// <summary>Measures signature schemes on this machine.</summary>
public static class SignatureTimer
{
    /// <summary>A few calls let the just-in-time compiler finish; a scheme that takes long gets fewer.</summary>
    private const int WarmUpCalls = 30;

    /// <summary>Measures each scheme.</summary>
    /// <param name="schemes">What to measure.</param>
    /// <param name="secondsEach">Time for signing and again for checking, each scheme.</param>
    /// <param name="seed">Seed of keys and messages.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Stops between two calls.</param>
    /// <exception cref="QuantumException">The time is not above 0 and at most 60 s.</exception>
    public static IReadOnlyList<SignatureSpeed> Measure(IReadOnlyList<SignatureScheme> schemes, double secondsEach, int seed, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(schemes);
        if (secondsEach is not (> 0 and <= 60))
            throw new QuantumException($"The time to measure a scheme is above 0 and at most 60 seconds, not {secondsEach}.");
        var speeds = new List<SignatureSpeed>();
        foreach (SignatureScheme scheme in schemes)
        {
            speeds.Add(Measure(scheme, secondsEach, seed, cancellation));
            progress?.Report((double)speeds.Count / schemes.Count);
        }

        return speeds;
    }

    private static SignatureSpeed Measure(SignatureScheme scheme, double seconds, int seed, CancellationToken cancellation)
    {
        SignatureKey key = SignatureKey.Create(scheme, seed);
        int longest = 0;
        byte[] signature = [];
        byte[] message = [];
        (double sign, int signed) = Least(seconds, call =>
        {
            message = SHA256.HashData(BitConverter.GetBytes(seed + call));
            signature = key.Sign(message);
            longest = Math.Max(longest, signature.Length);
        }, cancellation);
        (double verify, int verified) = Least(seconds, _ =>
        {
            if (!key.Verify(message, signature))
                throw new InvalidOperationException($"{scheme.Name} refuses its own signature.");
        }, cancellation);
        return new(scheme.Name, key.PublicKey.Length, longest, sign, verify, signed, verified);
    }

    /// <summary>The least time of a call: what else the machine does only ever adds to it.</summary>
    private static (double Seconds, int Calls) Least(double seconds, Action<int> call, CancellationToken cancellation)
    {
        double least = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        while (calls < 1 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            cancellation.ThrowIfCancellationRequested();
            long before = Stopwatch.GetTimestamp();
            call(calls++);
            double took = Stopwatch.GetElapsedTime(before).TotalSeconds;
            least = Math.Min(least, took);
            if (calls == WarmUpCalls)
                least = took;
        }

        return (least, calls);
    }
}
