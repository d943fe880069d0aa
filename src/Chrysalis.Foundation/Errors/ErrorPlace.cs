namespace Chrysalis.Foundation.Errors;

/// <summary>A place in a text: where an offending value stands.</summary>
/// <param name="Line">Line, counted from 1; 0 when only the file is known.</param>
/// <param name="Column">Column, counted from 1; 0 when only the line is known.</param>
/// <param name="File">The file, when the reader knows its name.</param>
public sealed record ErrorPlace(long Line, int Column, string? File = null);
