using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Models;

namespace Chrysalis.Cli.Talk.Families;

/// <summary><c>talk families</c>: the generative families and the personas that came with the program.</summary>
internal sealed class FamiliesCommand : RunnableCommand
{
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public FamiliesCommand() : base("families", "List the generative families with their presets, and the shipped personas.") => Add(json);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["chrysalis talk families", "chrysalis talk families --json"];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(FamiliesFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        IReadOnlyList<string> personas = ShippedPersonas.Folders();
        if (arguments.GetValue(json))
        {
            context.WriteJson(
                new FamiliesFindings([.. TalkingFamilies.All.Select(family => new FamilyFindings(family.Name, family.Presets))], personas));
            return ExitCode.Done;
        }

        foreach (ITalkingFamily family in TalkingFamilies.All)
            context.Out.WriteLine($"family   {family.Name}  presets: {string.Join(", ", family.Presets)}");
        foreach (string folder in personas)
            context.Out.WriteLine($"persona  {Path.GetFileName(folder)}  {folder}");
        return ExitCode.Done;
    }
}
