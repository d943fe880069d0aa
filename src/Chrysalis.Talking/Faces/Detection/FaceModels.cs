using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Onnx.Tfjs;
using Chrysalis.Talking.Onnx.Tflite;
using Chrysalis.Talking.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Faces.Detection;

/// <summary>Finds the third-party face models and opens them for inference.</summary>
internal static class FaceModels
{
    /// <summary>Names a folder that holds <c>node_modules</c>, in place of the checkout's <c>models</c>.</summary>
    public const string FolderVariable = ModelsFolder.Variable;

    private const string Package = "node_modules/@vladmandic/human/models";
    private const string SegmenterFile = "node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite";

    private const string SixtyEightFile = "node_modules/@vladmandic/face-api/model/face_landmark_68_model-weights_manifest.json";

    /// <summary>
    /// Opens a model by name, for example <c>facemesh</c>; only as far as the node <paramref name="last"/> where one is given.
    /// </summary>
    /// <exception cref="FaceException">It is not installed or cannot be read.</exception>
    public static InferenceSession Open(string name, int threads, string? last = null)
    {
        return OnnxSession.Open(TfjsToOnnx.Convert(TfjsGraph.Load(Locate(name)), name, last), threads);
    }

    /// <summary>Opens the network that tells people from what is behind them.</summary>
    /// <exception cref="FaceException">It is not installed or cannot be read.</exception>
    public static InferenceSession OpenSegmenter(int threads)
    {
        string path = Located(SegmenterFile);
        return OnnxSession.Open(TfliteToOnnx.Convert(TfliteGraph.Load(path), "selfie_segmentation"), threads);
    }

    /// <summary>Opens the network of 68 points.</summary>
    /// <exception cref="FaceException">It is not installed or cannot be read.</exception>
    public static InferenceSession OpenSixtyEight(int threads)
    {
        string path = Located(SixtyEightFile);
        return OnnxSession.Open(SixtyEightGraph.Build(TfjsGraph.LoadWeights(path), path), threads);
    }

    /// <summary>The path of a model's <c>.json</c> file.</summary>
    public static string Locate(string name) =>
        Locate(name, Environment.GetEnvironmentVariable(FolderVariable), AppContext.BaseDirectory);

    /// <summary>Looks in the <paramref name="named"/> folder, or else in the checkout that holds <paramref name="start"/>.</summary>
    public static string Locate(string name, string? named, string start) => Located($"{Package}/{name}.json", named, start);

    private static string Located(string file) =>
        Located(file, Environment.GetEnvironmentVariable(FolderVariable), AppContext.BaseDirectory);

    private static string Located(string file, string? named, string start)
    {
        string? folder = ModelsFolder.Find(named, start);
        string path = Path.Combine(folder ?? "models", file);
        if (folder is null || !File.Exists(path))
            throw new FaceException(
                $"The face model '{path}' is not installed: install it, or name the folder that holds it in {ModelsFolder.Variable}.")
            {
                NotInstalled = path,
            };
        return path;
    }
}
