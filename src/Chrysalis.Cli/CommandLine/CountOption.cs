using System.CommandLine;

namespace Chrysalis.Cli.CommandLine;

/// <summary>An option that counts things, perhaps very many (<c>9e7</c>): a whole number, not below zero.</summary>
/// <typeparam name="T">double, or double? where the option may be left out.</typeparam>
/// <param name="name">The option's name with its dashes.</param>
internal sealed class CountOption<T>(string name) : Option<T>(name), ICountOption;
