using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Models;

/// <summary>A loaded model that paints the speaking part of a face. Read-only after loading: one head may speak many times.</summary>
public interface ITalkingHead : IDisposable
{
    /// <summary>Frames a second the model works at; footage is converted to it.</summary>
    FrameRate FrameRate { get; }

    /// <summary>The square of the face that is handed in and painted.</summary>
    CropGeometry Crop { get; }

    /// <summary>How much further than <see cref="Crop"/> the model sees unless a request says otherwise, in pixels.</summary>
    Edges Pads => default;

    /// <summary>Whether its pictures are sharpened to match the footage unless a request says otherwise.</summary>
    bool WantsSharpening => false;

    /// <summary>
    /// The footage that the persona itself renders (head, shoulders, background), or null when the model needs a face to be given.
    /// Frames loop seamlessly when played forwards and backwards.
    /// </summary>
    IReadOnlyList<Frame>? RenderOwnFootage();

    /// <summary>
    /// Paints the speaking face, one output an input, in order and lazily (memory does not grow with the length).
    /// </summary>
    /// <param name="speech">The speech, 16 kHz; frame i shows what is heard at i / <see cref="FrameRate"/>.</param>
    /// <param name="crops">The face of each frame, <see cref="CropGeometry.SizePx"/> square, or null where no face is: null passes through.</param>
    /// <param name="cancellation">Stops between frames.</param>
    IEnumerable<Frame?> Speak(Waveform speech, IEnumerable<Frame?> crops, CancellationToken cancellation = default);
}
