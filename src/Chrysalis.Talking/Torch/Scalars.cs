using System.Collections.Concurrent;
using TorchSharp;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Numbers for Torch that live as long as the program. TorchSharp 0.107 lets the collector free a temporary one while the native
/// call that uses it runs ("Unknown scalar type"); what speaks and judges takes its numbers from here.
/// </summary>
internal static class Scalars
{
    private static readonly ConcurrentDictionary<double, Scalar> All = new();

    /// <summary>A number; few different ones are asked for.</summary>
    public static Scalar Of(double value) => All.GetOrAdd(value, number => number);
}
