using System.Security.Cryptography;
using System.Text;

namespace Chrysalis.Talking.Footage;

/// <summary>Names by content.</summary>
internal static class FootageHash
{
    /// <summary>The first 32 hexadecimal digits of a text's SHA-256.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
