namespace Chrysalis.Jobs;

/// <summary>How a part lies in a file. What is read back must be worth what was written, to the last bit.</summary>
/// <typeparam name="TPart">What one unit contributes.</typeparam>
public interface IPartFormat<TPart>
{
    /// <summary>Writes a part.</summary>
    void Write(Stream stream, TPart part);

    /// <summary>Reads a part that was written whole.</summary>
    /// <exception cref="InvalidDataException">It was written in another format.</exception>
    TPart Read(Stream stream);
}
