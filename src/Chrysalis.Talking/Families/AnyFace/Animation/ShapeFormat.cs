namespace Chrysalis.Talking.Families.AnyFace.Animation;

/// <summary>The kinds of file that hold a moving mouth.</summary>
public enum ShapeFormat
{
    /// <summary>One object with <c>fps</c>, <c>names</c> and <c>frames</c>.</summary>
    Json,

    /// <summary>A header, then a row a frame.</summary>
    Csv,

    /// <summary>glTF 2.0 in one file: the face with a morph target for each coefficient, and their animation.</summary>
    Gltf,

    /// <summary>A head and its jaw, for skeletons.</summary>
    Bvh,
}
