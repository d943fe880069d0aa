using System.Text.Json.Serialization;
using Chrysalis.Reports.Html;

namespace Chrysalis.Studies.Article;

/// <summary>What the article said of one thing, and what became of it.</summary>
public sealed record ArticleClaim
{
    /// <summary>The question, as a heading.</summary>
    public required string Question { get; init; }

    /// <summary>What the article said.</summary>
    public required string Said { get; init; }

    /// <summary>What this computer found in this run, in one sentence.</summary>
    public required string Computed { get; init; }

    /// <summary>What holds.</summary>
    public required string Holds { get; init; }

    /// <summary>What has changed since.</summary>
    public required string Changed { get; init; }

    /// <summary>Computed and published figures, each with its source.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>Pictures.</summary>
    [JsonIgnore]
    public IReadOnlyList<ArticlePicture> Pictures { get; init; } = [];

    /// <summary>The command that goes deeper.</summary>
    public required string Command { get; init; }

    /// <summary>Seconds that it took.</summary>
    public double Seconds { get; init; }
}
