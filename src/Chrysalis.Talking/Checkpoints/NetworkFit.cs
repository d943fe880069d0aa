namespace Chrysalis.Talking.Checkpoints;

/// <summary>A network of this program that a dictionary of tensors looks like.</summary>
/// <param name="Network">The network, for example <c>Wav2Lip generator (official)</c>.</param>
/// <param name="Group">The dictionary in the file; empty for the outermost.</param>
/// <param name="Prefix">What stands before the network's own names, for example <c>module.</c>.</param>
/// <param name="Fits">True when every tensor has its place.</param>
/// <param name="Note">What does not fit.</param>
public sealed record NetworkFit(string Network, string Group, string Prefix, bool Fits, string Note);
