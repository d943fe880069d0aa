namespace Chrysalis.Studies.Generations.Voting;

/// <summary>What the votes of several people come to.</summary>
/// <param name="Files">Files of votes.</param>
/// <param name="Votes">Votes in them.</param>
/// <param name="Strengths">Who was compared, the strongest first.</param>
public sealed record VoteFindings(int Files, int Votes, IReadOnlyList<Strength> Strengths)
{
    /// <summary>Joins files.</summary>
    /// <exception cref="Foundation.Errors.ChrysalisException">A file is no file of votes.</exception>
    public static VoteFindings Of(IReadOnlyList<string> files, int seed)
    {
        ArgumentNullException.ThrowIfNull(files);
        Vote[] all = [.. files.SelectMany(VoteFile.Read)];
        return new(files.Count, all.Length, BradleyTerry.Of(all, seed));
    }
}
