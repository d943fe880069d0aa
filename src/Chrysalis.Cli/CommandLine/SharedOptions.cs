using System.CommandLine;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Options that several commands have in common; each call makes a fresh one.</summary>
internal static class SharedOptions
{
    /// <summary>Print the result as JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON" };

    /// <summary>Where everything drawn at random comes from.</summary>
    public static Option<int> Seed() =>
        new("--seed") { Description = "Seed of everything drawn at random", HelpName = "N", DefaultValueFactory = _ => 1 };

    /// <summary>Write the report as one page.</summary>
    public static Option<string?> Html() =>
        new("--html") { Description = "Write the report as one self-contained page", HelpName = "FILE" };

    /// <summary>The device the network runs on.</summary>
    public static Option<string> Device() => new("--device")
    {
        Description = "cpu or cuda (cuda needs a build with -p:TorchDevice=cuda)",
        HelpName = "NAME",
        DefaultValueFactory = _ => "cpu",
    };

    /// <summary>Where prepared data and face tracks are kept between runs.</summary>
    public static Option<string?> Cache() => new("--cache")
    {
        Description = "Folder for data kept between runs (default: CHRYSALIS_CACHE, or your cache folder)",
        HelpName = "FOLDER",
    };

    /// <summary>The devices there are.</summary>
    public static IReadOnlyList<string> Devices { get; } = ["cpu", "cuda"];
}
