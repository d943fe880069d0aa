namespace Chrysalis.Cli.CommandLine;

/// <summary>Marks an option that counts things, of whatever type.</summary>
internal interface ICountOption;
