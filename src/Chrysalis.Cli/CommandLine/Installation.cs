using Chrysalis.Foundation.Files;

namespace Chrysalis.Cli.CommandLine;

/// <summary>How what an error misses is installed.</summary>
internal static class Installation
{
    /// <summary>Programs that the packages of Debian and Ubuntu bring under their own names.</summary>
    private static readonly string[] Packages = ["ffmpeg", "flite"];

    /// <summary>What to do, as an order.</summary>
    /// <param name="missing">A program, or a file that comes with this one.</param>
    public static string Of(string missing) => Packages.Contains(missing)
        ? $"on Debian and Ubuntu: sudo apt-get install {missing}"
        : $"start './chrysalis' once, or run 'npm ci --ignore-scripts --prefix \"{ModelsFolder.Find() ?? "models"}\"'";
}
