using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Motion;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>The options of <c>talk speak</c> that say how the head moves.</summary>
internal sealed class HeadOptions
{
    private const string Idle = "idle", Standing = "still";

    private readonly Option<string?> pose = new("--pose")
    {
        Description = "How the head moves, for models that turn it: idle (by itself; the default), still, as the head in a video or as a "
            + "JSON file of poses says, or by itself so many times as much, 0 to 2",
        HelpName = "idle|still|FILE|AMOUNT"
    };
    private readonly Option<bool> still = new("--still") { Description = "Only the mouth moves: the same as --pose still" };
    private readonly Option<string?> yaw = Angle("--yaw", "Turn the head to the viewer's right");
    private readonly Option<string?> pitch = Angle("--pitch", "Bow the head");
    private readonly Option<string?> roll = Angle("--roll", "Tilt the head clockwise");
    private readonly Option<string?> savePose = new("--save-pose")
    {
        Description = "Write how the head moved as a JSON file of poses, which --pose follows", HelpName = "FILE"
    };

    /// <summary>The options.</summary>
    public IEnumerable<Option> All => [pose, still, yaw, pitch, roll, savePose];

    /// <summary>Their values; null where none is given.</summary>
    /// <exception cref="UsageException">One is no pose or no angle, or two contradict each other.</exception>
    public HeadRequest? Read(ParseResult arguments)
    {
        string? given = arguments.GetValue(pose);
        bool stands = arguments.GetValue(still);
        if (stands && given is not null && !given.Equals(Standing, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"--still is --pose still and excludes --pose {given}: leave out one of them.");
        HeadRequest? request = stands ? HeadRequest.Still : given is null ? null : ReadPose(given);
        (AnglePath? yaw, AnglePath? pitch, AnglePath? roll) =
            (ReadAngle(arguments, this.yaw), ReadAngle(arguments, this.pitch), ReadAngle(arguments, this.roll));
        string? saved = arguments.GetValue(savePose);
        return yaw is null && pitch is null && roll is null && saved is null ? request
            : (request ?? new()) with { Yaw = yaw, Pitch = pitch, Roll = roll, SaveTo = saved };
    }

    private static HeadRequest ReadPose(string given)
    {
        if (given.Equals(Idle, StringComparison.OrdinalIgnoreCase))
            return new();
        if (given.Equals(Standing, StringComparison.OrdinalIgnoreCase))
            return HeadRequest.Still;
        if (double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount))
            return new() { Sway = (float)Words.Within<double>("--pose", amount, 0, HeadRequest.MostSway)!.Value };
        if (File.Exists(given))
            return new() { Pose = InputFile.RequireFile(given) };
        if (double.TryParse(given.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            DecimalComma.RequireNone("--pose", given);
        throw new UsageException(
            $"--pose takes idle, still, an amount from 0 to {HeadRequest.MostSway}, a video or a JSON file of poses; "
                + $"'{given}' is none of them, and there is no such file.");
    }

    private static AnglePath? ReadAngle(ParseResult arguments, Option<string?> option)
    {
        if (arguments.GetValue(option) is not { } given)
            return null;
        if (AnglePath.TryParse(given, out AnglePath? path, out string wrong))
            return path;
        if (!given.Contains(':', StringComparison.Ordinal))
            DecimalComma.RequireNone(option.Name, given);
        throw new UsageException($"{option.Name} takes degrees from -{AnglePath.MostDegrees} to {AnglePath.MostDegrees} such as -8, "
            + $"or seconds:degrees such as 0:0,2:15,4:-15 with rising times; '{given}' {wrong}.");
    }

    private static Option<string?> Angle(string name, string what) => new(name)
    {
        Description = $"{what} by so many degrees, on top of --pose: a number, or a path as 0:0,2:15,4:-15 (seconds:degrees)",
        HelpName = "DEGREES|PATH"
    };
}
