using System.Text;

namespace Chrysalis.Foundation.Random;

/// <summary>
/// 64 bits of a name, the same on every machine and in every run (FNV-1a: Fowler, Noll, Vo), where <see cref="HashCode"/> is not.
/// </summary>
public static class NameHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash of a name's UTF-8 bytes, with <paramref name="start"/> mixed into the offset; 0 is FNV-1a as published.</summary>
    public static ulong Of(string name, ulong start = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = Offset ^ start;
        foreach (byte one in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ one) * Prime;
        return hash;
    }
}
