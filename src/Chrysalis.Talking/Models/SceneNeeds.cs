namespace Chrysalis.Talking.Models;

/// <summary>What a model of whole frames must see of the scene. What is not asked for is not read, looked for or cut out.</summary>
[Flags]
public enum SceneNeeds
{
    /// <summary>Nothing: the model renders everything itself, and a face cannot be given.</summary>
    None = 0,

    /// <summary>The footage's pictures.</summary>
    Picture = 1,

    /// <summary>The pictures and the face in them: its box, landmarks and head pose.</summary>
    Face = Picture | 2,
}
