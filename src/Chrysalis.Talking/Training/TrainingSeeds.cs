using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Chrysalis.Talking.Training;

/// <summary>
/// The one way a training comes to its random numbers: a seed is 64 bits of a hash over the training's seed, the stage, what is
/// drawn and its number. Whatever differs in one of them draws from numbers of its own: no stage repeats another's, no
/// validation a step's, and step 5 of seed 1 is not step 4 of seed 2.
/// </summary>
internal static class TrainingSeeds
{
    /// <summary>Derives a seed.</summary>
    /// <param name="seed">Of the training.</param>
    /// <param name="stage">The stage's name.</param>
    /// <param name="purpose">What is drawn, for example <c>step</c>.</param>
    /// <param name="index">Its number.</param>
    public static ulong Derive(int seed, string stage, string purpose, long index)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"{seed}/{stage}/{purpose}/{index}");
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
    }
}
