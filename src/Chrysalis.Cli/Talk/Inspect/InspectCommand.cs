using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Inspection;

namespace Chrysalis.Cli.Talk.Inspect;

/// <summary><c>talk inspect</c>: what a weights file holds and which networks it fits; nothing in it is run.</summary>
internal sealed class InspectCommand : RunnableCommand
{
    private readonly Argument<string> file = new("FILE") { Description = "A PyTorch (.pth, .pt, .tar) or safetensors file" };
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public InspectCommand()
        : base("inspect", "List the tensors of a weights file and the networks it fits, without running anything in it.")
    {
        Add(file);
        Add(json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["chrysalis talk inspect wav2lip_gan.pth", "chrysalis talk inspect wav2lip_gan.pth --json"];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(InspectFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        var report = CheckpointReport.Of(InputFile.RequireFile(arguments.GetRequiredValue(file)));
        if (arguments.GetValue(json))
            context.WriteJson(InspectFindings.Of(report));
        else
            Print(report, context.Out);
        return ExitCode.Done;
    }

    private static void Print(CheckpointReport report, TextWriter output)
    {
        output.WriteLine($"{report.Path}: {report.Format}, {Size(report.FileBytes)}");
        foreach (TensorGroup group in report.Groups)
        {
            output.WriteLine();
            output.WriteLine($"{(group.Name.Length == 0 ? "tensors" : Printable(group.Name))}: {Count(group.Tensors.Count)} tensors, "
                + $"{Count(group.Parameters)} parameters, {Size(group.Bytes)}");
            int width = Math.Min(80, group.Tensors.Max(info => GroupFindings.NameIn(group, info).Length));
            foreach (TensorInfo info in group.Tensors)
                output.WriteLine($"  {Printable(GroupFindings.NameIn(group, info)).PadRight(width)}  {info.Type,-8}  {info.ShapeText}");
        }

        output.WriteLine();
        foreach (NetworkFit fit in report.Networks)
        {
            string where = string.Join(
                ", ",
                new[] { Printable(fit.Group), fit.Prefix.Length == 0 ? "" : $"names behind '{Printable(fit.Prefix)}'" }.Where(
                    part => part.Length > 0));
            output.WriteLine($"{(fit.Fits ? "fits" : "does not fit")} {fit.Network}{(where.Length == 0 ? "" : $" ({where})")}"
                + $"{(fit.Fits ? "" : ": " + Printable(fit.Note))}");
        }

        if (report.Networks.Count == 0)
            output.WriteLine("fits none of this program's networks");
    }

    /// <summary>Terminals obey control characters; a stranger's file must not speak to them.</summary>
    private static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '?' : c));

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB"),
    };
}
