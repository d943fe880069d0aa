using Chrysalis.Cli;
using Chrysalis.Cli.CommandLine;

return ProgramLife.Run(CommandTree.Build(), args);
