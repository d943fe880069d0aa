namespace Chrysalis.Studies.Article;

/// <summary>A picture of a claim. May be shared between threads, while none writes its bytes.</summary>
/// <param name="png">The file's bytes.</param>
/// <param name="description">What it shows, for readers who cannot see it.</param>
/// <param name="caption">Written below it.</param>
public sealed class ArticlePicture(byte[] png, string description, string caption)
{
    /// <summary>The file's bytes.</summary>
    public byte[] Png { get; } = png ?? throw new ArgumentNullException(nameof(png));

    /// <summary>What it shows, for readers who cannot see it.</summary>
    public string Description { get; } = description ?? throw new ArgumentNullException(nameof(description));

    /// <summary>Written below it.</summary>
    public string Caption { get; } = caption ?? throw new ArgumentNullException(nameof(caption));
}
