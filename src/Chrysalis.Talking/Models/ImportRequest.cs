namespace Chrysalis.Talking.Models;

/// <summary>A persona to make of published checkpoints.</summary>
public sealed record ImportRequest
{
    /// <summary>The weights files, in any order.</summary>
    public required IReadOnlyList<string> Checkpoints { get; init; }

    /// <summary>
    /// The folder that the published tools made of the person's video (transforms_train.json, bc.jpg and so on), or whatever else the
    /// family takes of the person: one picture for Diffused Heads.
    /// </summary>
    public required string DataFolder { get; init; }

    /// <summary>The persona's folder, which must not exist or be empty.</summary>
    public required string PersonaFolder { get; init; }

    /// <summary>Rows of its pictures, an even number; null takes those of the data.</summary>
    public int? Height { get; init; }

    /// <summary>
    /// Whether the face is laid into the frames as filmed, which the persona keeps then (SyncTalk's <c>--portrait</c>); otherwise all is
    /// rendered.
    /// </summary>
    public bool Portrait { get; init; }

    /// <summary>Licence of the footage and the weights, written into the persona.</summary>
    public string Licence { get; init; } = "unspecified";

    /// <summary>A note on the consent of the person shown, written into the persona.</summary>
    public string Consent { get; init; } = "unspecified";
}
