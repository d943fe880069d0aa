using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Chrysalis.Testing;

namespace Chrysalis.Cluster.Tests.Processes;

/// <summary>
/// A PostgreSQL of the test's own, on a free port of this machine, which goes with the test. It refuses to run as root; then it runs as the
/// user that Debian's package makes for it.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "chrysalis", ServersUser = "postgres";

    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort();
    private bool isRunning;

    private PostgresServer()
    {
    }

    /// <summary>Names it on the command line.</summary>
    public string Connection => $"Host=127.0.0.1;Port={port};Username={User};Database=postgres;Timeout=5";

    /// <summary>Makes an empty one and starts it; skips the test where PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        Assert.SkipWhen(Binary("initdb") is null, "PostgreSQL is not installed: apt-get install postgresql");
        var server = new PostgresServer();
        try
        {
            await server.LetServersUserInAsync();
            await server.RunAsync("initdb", "-D", server.Data, "-U", User, "-A", "trust", "--no-sync");
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Starts it, also after <see cref="Stop"/>, and waits until it takes connections.</summary>
    public async Task StartAgainAsync()
    {
        string options = string.Create(
            CultureInfo.InvariantCulture, $"-c unix_socket_directories= -c listen_addresses=127.0.0.1 -c fsync=off -p {port}");
        await RunAsync("pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(folder.Path, "log"), "-o", options);
        isRunning = true;
    }

    /// <summary>Takes it away, connections and all.</summary>
    public void Stop()
    {
        if (isRunning)
            RunAsync("pg_ctl", "stop", "-w", "-D", Data, "-m", "immediate").GetAwaiter().GetResult();
        isRunning = false;
    }

    public void Dispose()
    {
        Stop();
        folder.Dispose();
    }

    private string Data => Path.Combine(folder.Path, "data");

    private static string? Binary(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetFiles("/usr/lib/postgresql", name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    // The temporary folders of a run are its user's alone.
    private async Task LetServersUserInAsync()
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            return;
        for (string? way = folder.Path; way is not null; way = Path.GetDirectoryName(way))
            if ((File.GetUnixFileMode(way) & UnixFileMode.OtherExecute) == 0)
            {
                bool isOurs = Path.GetFileName(way).StartsWith("chrysalis", StringComparison.Ordinal);
                Assert.SkipUnless(isOurs, "a folder above the tests' own is its owner's alone");
                File.SetUnixFileMode(way, File.GetUnixFileMode(way) | UnixFileMode.OtherExecute);
            }

        using Process chown = Process.Start("chown", [ServersUser, folder.Path]);
        await chown.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private async Task RunAsync(string name, params string[] words)
    {
        (string program, string[] all) = Environment.IsPrivilegedProcess
            ? ("runuser", (string[])["-u", ServersUser, "--", Binary(name)!, .. words])
            : (Binary(name)!, words);
        using Process process = Process.Start(new ProcessStartInfo(program, all) { WorkingDirectory = folder.Path })!;
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, process.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
