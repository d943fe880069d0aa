using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Chrysalis.Jobs;

/// <summary>What the parts of one request are kept under.</summary>
public static class JobKey
{
    internal const string Reflects = "JSON looks at the type when the program runs: give what a generated context knows of it.";

    /// <summary>A key of the job's name, the version of what it computes, and everything in the request (by its JSON).</summary>
    [RequiresUnreferencedCode(Reflects)]
    [RequiresDynamicCode(Reflects)]
    public static string Of<TRequest>(string job, int version, TRequest request)
    {
        ArgumentNullException.ThrowIfNull(job);
        return Named(job, version, JsonSerializer.SerializeToUtf8Bytes(request));
    }

    /// <summary>The same in programs that are trimmed or compiled natively: with what a generated context knows of the request.</summary>
    public static string Of<TRequest>(string job, int version, TRequest request, JsonTypeInfo<TRequest> type)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(type);
        return Named(job, version, JsonSerializer.SerializeToUtf8Bytes(request, type));
    }

    private static string Named(string job, int version, byte[] json) =>
        FormattableString.Invariant($"{job} {version} {Convert.ToHexStringLower(SHA256.HashData(json))}");
}
