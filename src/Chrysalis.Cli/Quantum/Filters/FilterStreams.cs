using System.Text;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>The input and output of a filter: files by name, standard input and output without one.</summary>
internal static class FilterStreams
{
    private static readonly string[] Inputs = ["--in", "--circuit", "--dem", "--sweep", "--obs_in"];

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
    public static T Output<T>(string? file, CommandContext context, Func<Stream, T> write)
    {
        if (file is null)
        {
            using Stream output = ReferenceEquals(context.Out, Console.Out) ? Console.OpenStandardOutput() : new WriterStream(context.Out);
            return write(output);
        }
        RequireNoInput(file, context);
        using var folder = new OutputFolder(file);
        return AtomicFile.Write(file, output =>
        {
            T result = write(output);
            context.Cancellation.ThrowIfCancellationRequested();
            return result;
        });
    }

    private static void RequireNoInput(string file, CommandContext context)
    {
        for (int i = 0; i + 1 < context.Arguments.Count; i++)
        {
            if (Inputs.Contains(context.Arguments[i]) && !SpecialFile.Is(file)
                && Path.GetFullPath(context.Arguments[i + 1]) == Path.GetFullPath(file))
                throw new UsageException($"The output '{file}' is also an input and would be overwritten: name another file.");
        }
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
