using System.Security.Cryptography;
using System.Text.Json;

namespace Chrysalis.Jobs;

/// <summary>What the parts of one request are kept under.</summary>
public static class JobKey
{
    /// <summary>A key of the job's name, the version of what it computes, and everything in the request (by its JSON).</summary>
    public static string Of<TRequest>(string job, int version, TRequest request)
    {
        ArgumentNullException.ThrowIfNull(job);
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(request);
        return FormattableString.Invariant($"{job} {version} {Convert.ToHexStringLower(SHA256.HashData(json))}");
    }
}
