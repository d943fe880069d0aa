namespace Chrysalis.Cli.CommandLine;

/// <summary>What the program's exit code means.</summary>
internal static class ExitCode
{
    /// <summary>The work is done.</summary>
    public const int Done = 0;

    /// <summary>The work failed; one sentence says why.</summary>
    public const int Failed = 1;

    /// <summary>The input cannot be used; one sentence names it.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C or by a request to terminate.</summary>
    public const int Cancelled = 130;
}
