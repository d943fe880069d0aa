namespace Chrysalis.Cli.CommandLine;

/// <summary>A record that a command prints with <c>--json</c>.</summary>
/// <param name="Type">The record.</param>
/// <param name="Variant">What sets it apart where the command prints several kinds of record; null for the usual one.</param>
internal sealed record JsonForm(Type Type, string? Variant = null);
