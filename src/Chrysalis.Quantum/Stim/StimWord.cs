namespace Chrysalis.Quantum.Stim;

/// <summary>A target as written and the column, counted from 1, where it stands.</summary>
internal readonly record struct StimWord(string Text, int Column);
