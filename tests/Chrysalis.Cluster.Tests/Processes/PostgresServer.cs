using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Chrysalis.Cluster.Tests.Processes;

/// <summary>
/// A PostgreSQL of the test's own, on a free port of this machine, which goes with the test. It refuses to run as root; then it runs as the
/// user that Debian's package makes for it.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "chrysalis", ServersUser = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder;
    private readonly int port = FreePort();
    private Process? process;

    private PostgresServer(string folder) => this.folder = folder;

    /// <summary>Names it on the command line.</summary>
    public string Connection => $"Host=127.0.0.1;Port={port};Username={User};Database=postgres;Timeout=5";

    /// <summary>Makes an empty one and starts it; skips the test where PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        Assert.SkipWhen(Binary("initdb") is null, "PostgreSQL is not installed: apt-get install postgresql");
        // Not in the temporary folder of the tests, into which the server's user may not look.
        string folder = Path.Combine("/tmp", "chrysalis-postgres-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        var server = new PostgresServer(folder);
        try
        {
            if (Environment.IsPrivilegedProcess)
                await RunAsync(Process.Start("chown", [ServersUser, folder]));
            await RunAsync(server.AsServersUser("initdb", ["-D", server.Data, "-U", User, "-A", "trust", "--no-sync"]));
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Starts it, also after <see cref="Stop"/>.</summary>
    public async Task StartAgainAsync()
    {
        process = AsServersUser("postgres",
            ["-D", Data, "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-p",
                port.ToString(CultureInfo.InvariantCulture)]);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(Connection);
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await using NpgsqlConnection open = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(start) < Patience && !process.HasExited)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Takes it away, connections and all.</summary>
    public void Stop()
    {
        if (process is null)
            return;
        // Its first line is the server's own number, which is not that of what started it.
        string lockFile = Path.Combine(Data, "postmaster.pid");
        if (File.Exists(lockFile) && int.TryParse(File.ReadLines(lockFile).First(), CultureInfo.InvariantCulture, out int number))
            using (Process ended = Process.Start("kill", ["-QUIT", number.ToString(CultureInfo.InvariantCulture)]))
                ended.WaitForExit();
        if (!process.WaitForExit(Patience))
            process.Kill();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private static string? Binary(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetFiles("/usr/lib/postgresql", name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    private Process AsServersUser(string name, string[] words)
    {
        (string program, string[] all) = Environment.IsPrivilegedProcess
            ? ("runuser", (string[])["-u", ServersUser, "--", Binary(name)!, .. words])
            : (Binary(name)!, words);
        var started = Process.Start(new ProcessStartInfo(program, all)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        // What it says is read and dropped.
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private static async Task RunAsync(Process started)
    {
        using (started)
        {
            await started.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, started.ExitCode);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
