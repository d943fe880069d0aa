using System.Diagnostics;
using System.Text;

namespace Chrysalis.Cluster.Tests.Processes;

/// <summary>The program in a process of its own, which ends with the test.</summary>
internal sealed class ChildProgram : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource<string> firstLine = new();

    private ChildProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its first line on standard output.</summary>
    public Task<string> FirstLine => firstLine.Task;

    /// <summary>What it said in either stream.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    public static ChildProgram Start(params string[] words)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return new(Process.Start(new ProcessStartInfo(
            dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "chrysalis.dll"), .. words])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!);
    }

    /// <summary>Ends it at once, as kill -9 does.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <summary>Waits for its end and gives its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        Keep(line);
        if (line is not null)
            firstLine.TrySetResult(line);
        else
            firstLine.TrySetException(new InvalidOperationException($"It ended; it said: {Said}"));
    }

    private void Keep(string? line)
    {
        if (line is not null)
            lock (said)
                said.AppendLine(line);
    }
}
