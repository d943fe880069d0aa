using System.Text.Json.Serialization;

namespace Chrysalis.Talking.Evaluation;

/// <summary>Whose landmarks judge a mouth's shape and movement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LandmarkSource>))]
public enum LandmarkSource
{
    /// <summary>MediaPipe's face mesh, by which faces are followed and personas are taught.</summary>
    Mesh,

    /// <summary>
    /// face-api's network of 68 points, with which nothing here is taught: an independent opinion. Its points
    /// shake more than the mesh's.
    /// </summary>
    SixtyEight,
}
