using System.CommandLine;
using System.Text;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>The input and output of a filter: files by name, standard input and output without one.</summary>
internal static class FilterStreams
{
    /// <summary>Opens the input.</summary>
    /// <exception cref="UsageException">The file does not exist.</exception>
    public static Stream Input(string? file) => file is null ? Console.OpenStandardInput() : File.OpenRead(InputFile.RequireFile(file));

    /// <summary>Refuses to print a summary where the results themselves go.</summary>
    /// <exception cref="UsageException">They go to standard output.</exception>
    public static void RequireFileForJson(bool isJson, string? file)
    {
        if (isJson && file is null)
            throw new UsageException("--json prints a summary to standard output, where the results go: give them a file with --out.");
    }

    /// <summary>Lets <paramref name="write"/> write the output; a file appears only when it is complete.</summary>
    /// <param name="option">The option that names it; standard output where it is left out.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="context">Where standard output is, and what stops the work.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="UsageException">It cannot be written there, or another option names the same file.</exception>
    public static T Output<T>(Option<string?> option, ParseResult arguments, CommandContext context, Func<Stream, T> write)
    {
        string? file = arguments.GetValue(option);
        if (file is null)
        {
            using Stream output = ReferenceEquals(context.Out, Console.Out) ? Console.OpenStandardOutput() : new WriterStream(context.Out);
            return write(output);
        }
        RequireAlone(file, option, arguments);
        using var folder = new OutputFolder(file);
        return AtomicFile.Write(file, output =>
        {
            T result = write(output);
            context.Cancellation.ThrowIfCancellationRequested();
            return result;
        });
    }

    private static void RequireAlone(string file, Option<string?> option, ParseResult arguments)
    {
        if (SpecialFile.Is(file))
            return;
        Option? other = arguments.CommandResult.Command.Options.OfType<Option<string?>>().FirstOrDefault(one =>
            one != option && one.HelpName == option.HelpName && arguments.GetValue(one) is { Length: > 0 } named
            && Path.GetFullPath(named) == Path.GetFullPath(file));
        if (other is not null)
            throw new UsageException($"{option.Name} and {other.Name} both name '{file}': name another file for {option.Name}.");
    }

    /// <summary>Bytes as characters of the same number, where a host reads the output as text.</summary>
    private sealed class WriterStream(TextWriter writer) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => writer.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => writer.Write(Encoding.Latin1.GetString(buffer, offset, count));
    }
}
