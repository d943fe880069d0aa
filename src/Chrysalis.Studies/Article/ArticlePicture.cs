namespace Chrysalis.Studies.Article;

/// <summary>A picture of a claim.</summary>
/// <param name="Png">The file's bytes.</param>
/// <param name="Description">What it shows, for readers who cannot see it.</param>
/// <param name="Caption">Written below it.</param>
public sealed record ArticlePicture(byte[] Png, string Description, string Caption);
