using System.Text;
using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Cluster;

/// <summary>
/// What those who belong to a cluster know and others do not. It is read from a file or the environment, never from a command line, which
/// every user of a machine can see. May be shared between threads.
/// </summary>
public sealed class ClusterSecret
{
    /// <summary>The environment variable that may hold it.</summary>
    public const string Variable = "CHRYSALIS_CLUSTER_SECRET";

    /// <summary>Its least length in bytes.</summary>
    public const int LeastLength = 16;

    private const int MostLength = 4096;

    private readonly byte[] value;

    private ClusterSecret(string value, string source)
    {
        this.value = Encoding.UTF8.GetBytes(value.Trim());
        if (this.value.Length < LeastLength)
            throw new ClusterException(new Fault(
                source, $"holds a secret of {this.value.Length} bytes, fewer than {LeastLength}",
                "make one, as with 'openssl rand -hex 32'"));
    }

    internal ReadOnlySpan<byte> Value => value;

    /// <summary>Reads a secret: from the file where one is given, else from the environment; null where there is none.</summary>
    /// <exception cref="ClusterException">It is too short, or no text.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ClusterSecret? Read(string? file)
    {
        if (file is not null)
            return new(
                LimitedFile.ReadText(file, MostLength, bytes => new ClusterException(
                    $"'{file}' has {bytes} bytes, too many for a secret: name another file.")),
                file);
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? new(value, Variable) : null;
    }

    /// <summary>A secret of this text.</summary>
    internal static ClusterSecret Of(string value) => new(value, "text");
}
