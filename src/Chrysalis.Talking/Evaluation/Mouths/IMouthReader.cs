using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation.Mouths;

/// <summary>Reads the shape of a mouth in a frame. One thread at a time.</summary>
internal interface IMouthReader : IDisposable
{
    /// <summary>Reads it.</summary>
    MouthReading Read(Frame frame, TrackedFace face);
}
