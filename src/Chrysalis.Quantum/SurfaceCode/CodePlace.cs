namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>A place on the chip, ordered by x, then y.</summary>
internal readonly record struct CodePlace(int X, int Y) : IComparable<CodePlace>
{
    public static CodePlace operator +(CodePlace a, CodePlace b) => new(a.X + b.X, a.Y + b.Y);

    public int CompareTo(CodePlace other) => X != other.X ? X.CompareTo(other.X) : Y.CompareTo(other.Y);
}
