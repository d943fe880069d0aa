using System.Security.Cryptography;
using System.Text.Json;

namespace Chrysalis.Talking.Training;

/// <summary>Names a recipe by its values, for a plan's key: a training is not gone on with by another recipe.</summary>
internal static class RecipeKey
{
    /// <summary>The first 12 hexadecimal digits of a hash over all values.</summary>
    public static string Of<T>(T recipe) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(recipe)))[..12];
}
