using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>Finds and follows one face through frames: <see cref="FaceAnalyzer.Analyze"/>, or a test's own.</summary>
internal delegate IEnumerable<TrackedFace?> FaceSearch(IEnumerable<Frame> frames, FaceSelection selection, CancellationToken cancellation);
