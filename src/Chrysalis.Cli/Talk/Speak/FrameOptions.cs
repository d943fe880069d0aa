using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media.Colours;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>
/// The options of <c>talk speak</c> that say which frames and which part of them the model sees, named as in Wav2Lip's script.
/// </summary>
internal sealed class FrameOptions
{
    private readonly Option<string[]> pads = Four(
        "--pads",
        "Pixels that the model sees beyond its own crop of the face (default: the family's; 0 10 0 0 for published Wav2Lip weights)");
    private readonly Option<string[]> box = Four("--box", "A fixed box around the face, forehead to chin, instead of looking for it");
    private readonly Option<bool> oneFrame = new("--static") { Description = "Show only the first frame of the face" };
    private readonly Option<bool> nosmooth =
        new("--nosmooth") { Description = "Take the face's place in each frame as it is measured, without smoothing over time" };
    private readonly Option<string[]> crop = Four(
        "--crop", "Keep only this part of the frames, after --resize-factor and --rotate; -1 is the end");
    private readonly Option<bool> rotate =
        new("--rotate") { Description = "Turn the frames by 90 degrees clockwise, for phone videos that lie on their side" };
    private readonly Option<int> resizeFactor = new("--resize-factor", "--resize_factor")
    {
        Description = "Divide the frames' width and height by this", HelpName = "N", DefaultValueFactory = _ => 1
    };
    private readonly Option<int?> outHeight =
        new("--out-height", "--out_height") { Description = "Scale the output to this height, an even number", HelpName = "PX" };

    private readonly Option<bool> deinterlace =
        new("--deinterlace") { Description = "Make one picture of the two fields of interlaced footage (yadif)" };
    private readonly Option<string> background = new("--background")
    {
        Description = $"What shows behind transparent footage: {string.Join(", ", Background.Names)} or #RRGGBB", HelpName = "COLOUR",
        DefaultValueFactory = _ => Background.White.ToString()
    };

    /// <summary>The options.</summary>
    public IEnumerable<Option> All =>
        [pads, box, oneFrame, nosmooth, crop, rotate, resizeFactor, outHeight, deinterlace, background];

    /// <summary>What is done to the frames.</summary>
    public FrameAdjustment ReadAdjustment(ParseResult arguments) => new()
    {
        Deinterlace = arguments.GetValue(deinterlace),
        Background = Background.TryParse(arguments.GetRequiredValue(background), out Background colour)
            ? colour
            : throw new UsageException($"--background takes {string.Join(", ", Background.Names)} or #RRGGBB, "
                + $"not '{arguments.GetRequiredValue(background)}'."),
        ResizeFactor = Words.Within<int>("--resize-factor", arguments.GetValue(resizeFactor), 1, 16)!.Value,
        Rotate = arguments.GetValue(rotate),
        Crop = Read(arguments, crop, least: -1),
        OutHeight = Words.Within("--out-height", arguments.GetValue(outHeight), 16, 4320) is not { } height || height % 2 == 0
            ? arguments.GetValue(outHeight)
            : throw new UsageException($"--out-height takes an even number, not {height}."),
    };

    /// <summary>Where the model looks.</summary>
    public FacePlacement ReadPlacement(ParseResult arguments)
    {
        Edges? box = Read(arguments, this.box, least: -1);
        if (box == new Edges(-1, -1, -1, -1))
            box = null;
        if (box is { } given && (given.Top < 0 || given.Left < 0 || given.Bottom <= given.Top || given.Right <= given.Left))
            throw new UsageException(
                $"--box takes TOP BOTTOM LEFT RIGHT with the bottom below the top and the right beyond the left, not {given}.");
        return new()
        {
            Pads = Read(arguments, pads, least: -1000),
            Box = box,
            Static = arguments.GetValue(oneFrame),
            Smooth = !arguments.GetValue(nosmooth),
        };
    }

    private static Option<string[]> Four(string name, string description) =>
        new(name) { Description = description, HelpName = "TOP BOTTOM LEFT RIGHT", AllowMultipleArgumentsPerToken = true };

    private static Edges? Read(ParseResult arguments, Option<string[]> option, int least)
    {
        if (arguments.GetValue(option) is not { Length: > 0 } words)
            return null;
        int[] numbers = [.. words.Select(
            word => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least
                && number <= 10_000 ? number : int.MinValue)];
        return numbers.Length == 4 && !numbers.Contains(int.MinValue)
            ? new(numbers[0], numbers[1], numbers[2], numbers[3])
            : throw new UsageException($"{option.Name} takes four whole numbers of pixels from {least} to 10000, TOP BOTTOM LEFT RIGHT, "
                + $"not '{string.Join(' ', words)}'.");
    }
}
