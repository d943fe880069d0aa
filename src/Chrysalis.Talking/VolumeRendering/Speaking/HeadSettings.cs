using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>
/// What a persona of a head in space says in <c>persona.json</c> beside its weights. Numbers are checked when they are read.
/// </summary>
internal sealed record HeadSettings
{
    private const int MostPx = 1024, MostSamples = 64;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Edge of its pictures in pixels.</summary>
    public required int SizePx { get; init; }

    /// <summary>Samples a ray.</summary>
    public required int Samples { get; init; }

    /// <summary>The square of the camera's picture that is rendered.</summary>
    public required HeadView View { get; init; }

    /// <summary>The pose at rest: the rotation's x, y, z and w, then the way.</summary>
    public required float[] Rest { get; init; }

    /// <summary>How the person usually looks, as the numbers that were learnt with the head.</summary>
    public required float[] Look { get; init; }

    /// <summary>The upper face's numbers with the eyes as usual.</summary>
    public required float[] EyesOpen { get; init; }

    /// <summary>The upper face's numbers with the eyes shut.</summary>
    public required float[] EyesShut { get; init; }

    /// <summary>The least yaw, pitch and roll of the footage against the pose at rest, then the greatest, in degrees.</summary>
    public required float[] Turns { get; init; }

    /// <summary>How the person moves by itself; null where too little was seen.</summary>
    public JsonObject? Idle { get; init; }

    /// <summary>How the head is held.</summary>
    [JsonIgnore]
    public PosedHead Stance => new(new(new(Rest[0], Rest[1], Rest[2], Rest[3]), new(Rest[4], Rest[5], Rest[6])));

    /// <summary>The turns that the footage showed.</summary>
    [JsonIgnore]
    public HeadPoseRange Known => new(new(Turns[0], Turns[1], Turns[2]), new(Turns[3], Turns[4], Turns[5]));

    /// <summary>How the person moves by itself.</summary>
    [JsonIgnore]
    public IdleMotionModel? IdleModel => Idle is null ? null : IdleMotionModel.FromJson(Idle);

    /// <summary>The numbers of a pose.</summary>
    public static float[] Numbers(RigidPose pose)
    {
        (Quaternion turn, Vector3 way) = (pose.Rotation, pose.Translation);
        return [turn.X, turn.Y, turn.Z, turn.W, way.X, way.Y, way.Z];
    }

    /// <summary>The settings as they stand in <c>persona.json</c>.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, Json)!.AsObject();

    /// <summary>Reads the settings of a persona.</summary>
    /// <exception cref="PersonaException">They are not those of a head in space, or cannot be.</exception>
    public static HeadSettings Read(Persona persona)
    {
        HeadSettings? settings;
        try
        {
            settings = persona.Settings.Deserialize<HeadSettings>(Json);
        }
        catch (JsonException error)
        {
            throw new PersonaException($"The settings of persona '{persona.Folder}' are not those of a head in space.", error);
        }

        return settings?.Fault() is { } fault
            ? throw new PersonaException($"The settings of persona '{persona.Folder}' are damaged ({fault}): copy the persona again.")
            : settings ?? throw new PersonaException($"The settings of persona '{persona.Folder}' are empty: copy the persona again.");
    }

    private string? Fault()
    {
        if (SizePx is < 32 or > MostPx || SizePx % 2 != 0)
            return $"size {SizePx}";
        if (Samples is < 1 or > MostSamples)
            return $"{Samples} samples";
        if (!(View.Side > 0 && View.FocalPx > 0) || ((float[])[View.Left, View.Top, View.Side, View.FocalPx, View.CentreX, View.CentreY])
            .Any(value => !(Math.Abs(value) < 1e5f)))
            return "the view";
        if (Rest.Length != 7 || Turns.Length != 6 || EyesOpen.Length != EyesShut.Length || Look.Length != HeadCodes.Look)
            return "the pose";
        if (Rest.Concat(Turns).Concat(Look).Concat(EyesOpen).Concat(EyesShut).Any(value => !(Math.Abs(value) < 1e4f)))
            return "a number";
        return Math.Abs(new Quaternion(Rest[0], Rest[1], Rest[2], Rest[3]).Length() - 1) < 0.01f && Rest[6] < 0 ? null : "the pose at rest";
    }
}
