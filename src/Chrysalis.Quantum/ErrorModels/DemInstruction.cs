namespace Chrysalis.Quantum.ErrorModels;

/// <summary>One instruction of a detector error model.</summary>
/// <param name="Tag">Free text that tools keep and ignore; empty for none.</param>
public abstract record DemInstruction(string Tag);
