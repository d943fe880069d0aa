namespace Chrysalis.Cli.Talk.Shapes;

/// <summary>What <c>talk shapes -o FILE --json</c> prints.</summary>
/// <param name="Persona">The persona's folder.</param>
/// <param name="Output">The file written.</param>
/// <param name="Format">Its format.</param>
/// <param name="Fps">Frames a second.</param>
/// <param name="FrameCount">Frames.</param>
internal sealed record ShapesFindings(string Persona, string Output, string Format, double Fps, int FrameCount);
