using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Compositing;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>The options of <c>talk speak</c> that say how the painted mouth is laid into the frame.</summary>
internal sealed class BlendingOptions
{
    private readonly Option<bool> mouthOnly =
        new("--mouth-only") { Description = "Change only the mouth and the chin, not the whole lower face" };
    private readonly Option<string> mask = new("--mask")
    {
        Description = "Where the painted face ends: at an average face's oval, or at the jaw line of the face in the footage",
        HelpName = "oval|jaw", DefaultValueFactory = _ => "oval"
    };
    private readonly Option<string> colourMatch = new("--colour-match", "--color-match")
    {
        Description = "Give the painted face the light of the frame around it: on or off", HelpName = "on|off",
        DefaultValueFactory = _ => "on"
    };
    private readonly Option<string?> sharpen = new("--sharpen") { Description = "Sharpen the painted face: auto (as sharp as the footage), "
        + "off, or an amount up to 2 (default: auto)", HelpName = "auto|off|AMOUNT" };

    /// <summary>The options.</summary>
    public IEnumerable<Option> All => [mouthOnly, mask, colourMatch, sharpen];

    /// <summary>Their values.</summary>
    public BlendOptions Read(ParseResult arguments) => new()
    {
        MouthOnly = arguments.GetValue(mouthOnly),
        FollowsJaw = Words.OneOf("mask", arguments.GetRequiredValue(mask), ["oval", "jaw"]) == "jaw",
        ColourMatch = Words.OneOf("colour match", arguments.GetRequiredValue(colourMatch), ["on", "off"]) == "on",
        Sharpen = arguments.GetValue(sharpen) is { } given ? ReadSharpening(given) : null,
    };

    private static Sharpening ReadSharpening(string given) => given.ToLowerInvariant() switch
    {
        "auto" => Sharpening.Auto,
        "off" => Sharpening.Off,
        _ when float.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out float amount)
            && amount is >= 0 and <= Sharpening.Most => Sharpening.By(amount),
        _ when double.TryParse(given.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            && given.Contains(',', StringComparison.Ordinal) => throw DecimalComma.Refusal("--sharpen", given),
        _ => throw new UsageException($"--sharpen takes auto, off or an amount from 0 to {Sharpening.Most}, not '{given}'."),
    };
}
