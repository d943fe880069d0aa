namespace Chrysalis.Studies.Generations;

/// <summary>Files and folders that whoever measures must be able to read.</summary>
/// <param name="Paths">Whole paths.</param>
/// <param name="Times">How many are asked at once.</param>
internal sealed record FilesRequest(IReadOnlyList<string> Paths, int Times);
