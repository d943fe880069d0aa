using Chrysalis.Reports.Fonts;

namespace Chrysalis.Reports.Tests.Fonts;

public class EmbeddedFontTests
{
    [Theory]
    [InlineData("Hello, world 0123456789")]
    [InlineData("Grüße, à bientôt, ±3 µs, 10²")]
    [InlineData("α β γ π σ − ≤ ≥ ≈ → …")]
    public void Typeface_TextOfReports_HasAllGlyphs(string text) => Assert.True(EmbeddedFont.Typeface.ContainsGlyphs(text));
}
