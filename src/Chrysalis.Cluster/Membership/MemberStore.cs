using System.Net;
using Chrysalis.Foundation.Errors;
using Npgsql;

namespace Chrysalis.Cluster.Membership;

/// <summary>The PostgreSQL database that workers of several machines enter themselves into.</summary>
public static class MemberStore
{
    internal const string Invariant = "Npgsql";

    /// <summary>Makes the tables that are missing; those that are there stay as they are.</summary>
    /// <exception cref="ClusterException">The database does not answer, or refuses.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task PrepareAsync(ClusterPlace cluster, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        string connection = cluster.Connection ?? throw new ClusterException(new Fault(
            cluster.Given, "is no PostgreSQL connection", "give one such as Host=db;Database=chrysalis"));
        using Stream text = typeof(MemberStore).Assembly.GetManifestResourceStream("members.sql")!;
        using var reader = new StreamReader(text);
        string statements = await reader.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await WithAsync(connection, statements, command => command.ExecuteNonQueryAsync(cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>The connection as it is used.</summary>
    /// <exception cref="ClusterException">It is none, or holds a password.</exception>
    internal static string CheckedConnection(string given)
    {
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new(given);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ClusterException($"The PostgreSQL connection cannot be read ({error.Message.TrimEnd('.')}): give one such as "
                + "Host=db;Username=chrysalis;Database=chrysalis.", error);
        }

        if (!string.IsNullOrEmpty(connection.Password))
            throw new ClusterException("The PostgreSQL connection holds a password, which every user of this machine could see: keep it in "
                + "~/.pgpass, or set PGPASSWORD.");
        if (!connection.ContainsKey("Timeout"))
            connection.Timeout = 5;
        return connection.ConnectionString;
    }

    /// <summary>Sees whether the database is there and has its tables.</summary>
    /// <exception cref="ClusterException">It does not, or has not.</exception>
    internal static Task RequireReadyAsync(string connection, CancellationToken cancellation) => WorkersAsync(connection, cancellation);

    /// <summary>Where the workers are that count as alive.</summary>
    /// <exception cref="ClusterException">The database does not answer, or is not prepared.</exception>
    internal static async Task<IReadOnlyList<IPEndPoint>> WorkersAsync(string connection, CancellationToken cancellation)
    {
        var workers = new List<IPEndPoint>();
        // 3 is SiloStatus.Active.
        await WithAsync(
            connection,
            $"SELECT address, gateway FROM chrysalis_worker WHERE deployment = '{ClusterName.Value}' AND status = 3 AND gateway > 0",
            async command =>
            {
                using NpgsqlDataReader rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
                    if (IPAddress.TryParse(rows.GetString(0), out IPAddress? address))
                        workers.Add(new(address, rows.GetInt32(1)));
                return workers.Count;
            },
            cancellation).ConfigureAwait(false);
        return workers;
    }

    private static async Task WithAsync(
        string connection, string text, Func<NpgsqlCommand, Task<int>> run, CancellationToken cancellation)
    {
        try
        {
            using var open = new NpgsqlConnection(connection);
            await open.OpenAsync(cancellation).ConfigureAwait(false);
            using var command = new NpgsqlCommand(text, open);
            await run(command).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new ClusterException(
                "The PostgreSQL database has no tables for workers: make them once.", error) { Settings = [nameof(PrepareAsync)] };
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new ClusterException(
                $"The PostgreSQL database does not answer as it should ({error.Message.ReplaceLineEndings(" ").TrimEnd('.')}): see whether "
                    + "it runs and lets this user in.", error);
        }
    }
}
