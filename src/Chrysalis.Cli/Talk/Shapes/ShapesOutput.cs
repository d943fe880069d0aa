using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Families.AnyFace.Animation;

namespace Chrysalis.Cli.Talk.Shapes;

/// <summary>Where <c>talk shapes</c> writes, and in which format.</summary>
internal sealed class ShapesOutput
{
    private const string StandardOutput = "-";

    /// <param name="output">What -o says; null and <c>-</c> are standard output.</param>
    /// <param name="format">What --format says; null takes the ending of the file, and JSON where there is no file.</param>
    /// <param name="json">Whether --json is given.</param>
    /// <exception cref="UsageException">The format is unknown, or does not go with --json, or the file is a folder.</exception>
    public ShapesOutput(string? output, string? format, bool json)
    {
        if (output is not null && string.IsNullOrWhiteSpace(output))
            throw new UsageException("The output has no name: name a file with -o, or leave it out for standard output.");
        File = output == StandardOutput ? null : output;
        Format = format is not null ? Words.OneOf<ShapeFormat>("format", format) : File is null ? ShapeFormat.Json : OfEnding(File);
        if (File is null && json && Format != ShapeFormat.Json)
            throw new UsageException(
                $"--json prints the curves as JSON where no file is named: leave out --format {format}, or name a file with -o.");
        if (Directory.Exists(File))
            throw new UsageException($"The output '{File}' is a folder: name a file in it.");
    }

    /// <summary>The file; null for standard output.</summary>
    public string? File { get; }

    /// <summary>The format.</summary>
    public ShapeFormat Format { get; }

    /// <summary>Formats by their names, which are also the endings of files.</summary>
    public static string NameOf(ShapeFormat format) => format.ToString().ToLowerInvariant();

    private static ShapeFormat OfEnding(string file)
    {
        string ending = Path.GetExtension(file);
        ShapeFormat[] known = Enum.GetValues<ShapeFormat>();
        return known.Any(format => IsOf(format)) ? known.First(format => IsOf(format)) : throw new UsageException(
            $"The output '{file}' ends in none of {string.Join(", ", known.Select(format => "." + NameOf(format)))}: "
                + "name such a file, or give --format.");

        bool IsOf(ShapeFormat format) => ending.Equals("." + NameOf(format), StringComparison.OrdinalIgnoreCase);
    }
}
