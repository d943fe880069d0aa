using Chrysalis.Foundation.Files;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>What all readers share.</summary>
internal static class CircuitText
{
    /// <summary>The most operations a text may unfold to: about a gigabyte of objects.</summary>
    public const int MaxOperations = 4_000_000;

    private const long MaxBytes = 256L << 20;

    /// <summary>Reads a file whole, unless it is larger than 256 MiB.</summary>
    /// <exception cref="QuantumException">The file is missing, unreadable or too large.</exception>
    public static string ReadFile(string path)
    {
        try
        {
            return LimitedFile.ReadText(path, MaxBytes, bytes => new QuantumException($"The circuit file '{path}' has {bytes} bytes; "
                + $"at most {MaxBytes} are read."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new QuantumException($"The circuit file '{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>A word for a message: long ones are cut.</summary>
    public static string Shorten(ReadOnlySpan<char> word) => word.Length <= 40 ? word.ToString() : string.Concat(word[..40], "...");
}
