using System.Globalization;
using System.Net;
using Chrysalis.Foundation.Errors;

namespace Chrysalis.Cluster;

/// <summary>Where a cluster is: at addresses of its workers, or in a PostgreSQL database that its workers enter themselves into.</summary>
public sealed record ClusterPlace
{
    private ClusterPlace(string given) => Given = given;

    /// <summary>As it was given; the password of a connection, which has no business here, left out.</summary>
    public string Given { get; }

    /// <summary>Addresses of workers; empty where a database knows them.</summary>
    public IReadOnlyList<IPEndPoint> Addresses { get; private init; } = [];

    /// <summary>How the database is connected to; null where addresses are given.</summary>
    public string? Connection { get; private init; }

    /// <summary>
    /// Reads a place: addresses as <c>127.0.0.1:7411,127.0.0.1:7412</c>, or a connection as <c>Host=db;Database=chrysalis</c>.
    /// </summary>
    /// <exception cref="ClusterException">It is neither, or holds a password.</exception>
    public static ClusterPlace Parse(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Contains('=', StringComparison.Ordinal)
            ? new(given) { Connection = Membership.MemberStore.CheckedConnection(given) }
            : new(given) { Addresses = [.. given.Split(',').Select(Address).Distinct()] };
    }

    /// <summary>Reads one address, as <c>127.0.0.1:7411</c> or <c>[::1]:7411</c>; port 0 is for any that is free.</summary>
    /// <exception cref="ClusterException">It is none.</exception>
    public static IPEndPoint Address(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        string trimmed = given.Trim();
        int colon = trimmed.LastIndexOf(':');
        return colon > 0
            && int.TryParse(trimmed[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535
            && IPAddress.TryParse(trimmed[..colon] == "localhost" ? "127.0.0.1" : trimmed[..colon].Trim('[', ']'), out IPAddress? address)
            ? new(address, port)
            : throw new ClusterException(new Fault(
                given, "is no address of a worker", "give IP:PORT such as 127.0.0.1:7411, or a PostgreSQL connection such as Host=db"));
    }

    /// <inheritdoc/>
    public override string ToString() => Given;
}
