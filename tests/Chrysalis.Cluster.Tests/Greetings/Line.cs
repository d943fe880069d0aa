using System.IO.Pipelines;

namespace Chrysalis.Cluster.Tests.Greetings;

/// <summary>One end of a connection within memory.</summary>
internal sealed class Line(Pipe input, Pipe output) : IDuplexPipe
{
    public PipeReader Input => input.Reader;

    public PipeWriter Output => output.Writer;

    /// <summary>Both ends of a connection.</summary>
    public static (Line, Line) Pair()
    {
        // Whoever writes does not wait for whoever reads.
        var options = new PipeOptions(pauseWriterThreshold: 0);
        (Pipe there, Pipe back) = (new(options), new(options));
        return (new(back, there), new(there, back));
    }
}
