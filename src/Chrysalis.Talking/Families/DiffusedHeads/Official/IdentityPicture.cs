using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>The identity frame: the person whom every frame shows.</summary>
internal static class IdentityPicture
{
    /// <summary>The file in a persona's folder.</summary>
    public const string FileName = "identity.png";

    /// <summary>Takes it of a picture, or of a video's first frame: the square in its middle, scaled.</summary>
    /// <param name="path">The picture or video.</param>
    /// <param name="size">Rows and columns wanted.</param>
    /// <exception cref="MediaException">It is neither.</exception>
    public static Frame Take(string path, int size) => StillImage.Scaled(Square(StillImage.Load(path)), size, size);

    /// <summary>Reads that of a persona.</summary>
    /// <exception cref="PersonaException">It is not there, or of another size.</exception>
    public static Frame Load(Persona persona, int size)
    {
        PersonaFile.Require(persona, FileName);
        Frame picture = StillImage.Load(Path.Combine(persona.Folder, FileName));
        return (picture.Width, picture.Height) == (size, size) ? picture : throw new PersonaException(
            $"The identity frame of persona '{persona.Folder}' has {picture.Width}x{picture.Height} pixels, where the persona says "
            + $"{size}x{size}: copy the persona again.");
    }

    /// <summary>A frame as the network sees it: 1 x 3 x H x W, colours in [-1, 1].</summary>
    public static Tensor ToTensor(Frame picture, Device device)
    {
        using var scope = NewDisposeScope();
        return FrameTensor.FromFrames([picture], device).mul_(Scalars.Of(2)).Increase(Scalars.Of(-1)).DetachFromDisposeScope();
    }

    /// <summary>What the network painted, 1 x 3 x H x W, as a frame.</summary>
    public static Frame ToFrame(Tensor painted)
    {
        using var scope = NewDisposeScope();
        return FrameTensor.ToFrame(painted[0].Plus(Scalars.Of(1)).div(Scalars.Of(2)));
    }

    private static Frame Square(Frame picture)
    {
        int side = Math.Min(picture.Width, picture.Height);
        if (side == Math.Max(picture.Width, picture.Height))
            return picture;
        var square = new Frame(side, side);
        int left = (picture.Width - side) / 2, top = (picture.Height - side) / 2;
        for (int y = 0; y < side; y++)
            picture.Row(top + y).Slice(3 * left, 3 * side).CopyTo(square.Row(y));
        return square;
    }
}
