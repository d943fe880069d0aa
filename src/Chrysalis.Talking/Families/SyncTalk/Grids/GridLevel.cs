namespace Chrysalis.Talking.Families.SyncTalk.Grids;

/// <summary>One resolution of a grid.</summary>
/// <param name="Start">Its first place in the table.</param>
/// <param name="Places">How many places it has.</param>
/// <param name="Scale">What a position in [0, 1] is multiplied by: its cells, less one.</param>
/// <param name="Columns">Corners of a row.</param>
/// <param name="IsDense">Whether each corner has a place of its own.</param>
internal readonly record struct GridLevel(int Start, int Places, float Scale, int Columns, bool IsDense);
