using System.Text;

namespace Chrysalis.Testing;

/// <summary>What is fed with damaged input, and what it may do with it: take it, or refuse it with an exception for the user.</summary>
/// <param name="Name">The name in the log and in failures.</param>
/// <param name="Seeds">Whole inputs that mutations begin with; they are the first cases.</param>
/// <param name="Run">Takes one input. It must not keep it.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Run)
{
    /// <summary>Words of the format, which mutations put in.</summary>
    public IReadOnlyList<byte[]> Tokens { get; init; } = [];

    /// <summary>Makes inputs from random numbers, where they are not to be damaged seeds.</summary>
    public Func<Random, byte[]>? Make { get; init; }

    /// <summary>Whether an exception is a refusal rather than a crash.</summary>
    public Func<Exception, bool> Refuses { get; init; } = error => error is Foundation.Errors.ChrysalisException;

    /// <summary>The cases of a test run that asks for no number.</summary>
    public long FewCases { get; init; } = 500;

    /// <summary>The bytes that one case may allocate, besides <see cref="AllocationPerByte"/> for each byte of its input.</summary>
    public long AllocationLimit { get; init; } = 64 << 20;

    /// <summary>The bytes that a case may allocate for each byte of its input.</summary>
    public long AllocationPerByte { get; init; } = 1024;

    /// <summary>The time one case may take; it is run a second time before it counts as a hang.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest input, in bytes.</summary>
    public int LongestInput { get; init; } = 64 << 10;

    /// <summary>A target that reads text, given the seeds and words as text.</summary>
    public static FuzzTarget OfText(string name, IReadOnlyList<string> seeds, Action<string> run, params IReadOnlyList<string> tokens) =>
        new(name, [.. seeds.Select(Encoding.UTF8.GetBytes)], bytes => run(Encoding.UTF8.GetString(bytes)))
        {
            Tokens = [.. tokens.Select(Encoding.UTF8.GetBytes)],
        };
}
