namespace Chrysalis.Bitcoin.Scripts;

/// <summary>A check that so many of some keys have signed.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Needed">How many must have signed.</param>
internal sealed record SignatureCheck(LockValue[] Keys, int Needed);
