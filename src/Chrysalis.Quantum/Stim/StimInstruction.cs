namespace Chrysalis.Quantum.Stim;

/// <summary>One instruction of a circuit in Stim's language.</summary>
/// <param name="Tag">Free text that tools keep and ignore; empty for none.</param>
public abstract record StimInstruction(string Tag);
