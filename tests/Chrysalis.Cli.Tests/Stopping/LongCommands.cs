using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Stopping;

/// <summary>The commands that may work for long, each with much to do, on footage that the program itself made once.</summary>
public sealed class LongCommands : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<string> footage;

    public LongCommands() => footage = new(MakeFootage);

    /// <summary>The commands by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "speak", "speak any face", "shapes", "evaluate", "compare", "train autoencoder", "train wav2lip", "train any-face", "train-judge",
        "demo", "export", "rcs", "shor", "memory", "mine", "timeline", "report", "sample", "detect", "dem", "decode", "grover", "migrate",
    ];

    private static string Models => Path.Combine(SharedData.Root, "models");

    private string Speech => Wave.Babble(Path.Combine(folder.Path, "speech.wav"), 70);

    private string Circuit =>
        Made("circuit.stim", "quantum", "gen", "--code", "surface_code", "--task", "rotated_memory_z", "--distance", "9",
            "--rounds", "300", "--after_clifford_depolarization", "0.004");

    /// <summary>The words of a command, with outputs in <paramref name="output"/>.</summary>
    public string[] Words(string name, string output) => name switch
    {
        "speak" => ["talk", "speak", "--persona", "grid-s1", "--audio", Speech, "-o", $"{output}/a.mp4"],
        "speak any face" => ["talk", "speak", "--face", footage.Value, "--audio", Speech, "-o", $"{output}/a.mp4"],
        "shapes" => ["talk", "shapes", "--audio", Speech, "-o", $"{output}/a.json"],
        "evaluate" => ["talk", "evaluate", "--reference", footage.Value, "--generated", footage.Value],
        "compare" => ["talk", "compare", "--video", footage.Value, "-o", $"{output}/compare"],
        "train autoencoder" => Train("autoencoder", output),
        "train wav2lip" => Train("wav2lip", output),
        "train any-face" => Train("any-face", output),
        "train-judge" =>
        [
            "talk", "train-judge", "--video", footage.Value, "-o", $"{output}/judge", "--minutes", "5", "--cache", Cache
        ],
        "demo" => ["demo", "--audio", Speech, "-o", $"{output}/demo.mp4"],
        "export" => ["talk", "export", "--persona", "wav2lip-grid", "-o", $"{output}/a.onnx"],
        "rcs" => ["quantum", "rcs", "--qubits", "22", "--trials", "40", "--html", $"{output}/a.html"],
        "shor" => ["quantum", "shor", "--order-bits", "14", "--keys", "2000", "--html", $"{output}/a.html"],
        "memory" => ["quantum", "memory", "--shots", "100000000", "--resume", $"{output}/counts.json"],
        "mine" => ["quantum", "mine", "--alpha", "0.1", "--simulate", "2e9", "--html", $"{output}/a.html"],
        "timeline" => ["quantum", "timeline", "--futures", "10000000", "--html", $"{output}/a.html"],
        "report" => ["quantum", "report", "--html", $"{output}/a.html"],
        "sample" => ["quantum", "sample", "--in", Circuit, "--shots", "10000000", "--out", $"{output}/a.01"],
        "detect" => ["quantum", "detect", "--in", Circuit, "--shots", "10000000", "--out", $"{output}/a.01"],
        "dem" => ["quantum", "dem", "--in", Long, "--out", $"{output}/a.dem"],
        "decode" => ["quantum", "decode", "--dem", Model, "--in", Shots, "--in_format", "b8", "--out", $"{output}/a.01"],
        "grover" => ["quantum", "grover", "--qubits", "24", "--html", $"{output}/a.html"],
        "migrate" => ["quantum", "migrate", "--seconds", "5", "--html", $"{output}/a.html"],
        _ => throw new ArgumentException(name, nameof(name)),
    };

    /// <summary>Whether a command ends by itself before it could be stopped on a fast machine.</summary>
    public static bool MayBeDone(string name) => name is "shapes" or "export" or "grover" or "migrate" or "rcs" or "report" or "timeline";

    /// <summary>Where their inputs lie.</summary>
    public string Folder => folder.Path;

    public void Dispose() => folder.Dispose();

    private string Cache => Path.Combine(folder.Path, "cache");

    private string Long => Made("long.stim", "quantum", "gen", "--code", "surface_code", "--task", "rotated_memory_z", "--distance", "15",
        "--rounds", "4000", "--after_clifford_depolarization", "0.004");

    private string Model => Made("model.dem", "quantum", "dem", "--in", Circuit, "--decompose_errors");

    private string Shots => Made("shots.b8", "quantum", "detect", "--in", Circuit, "--shots", "100000", "--out_format", "b8");

    private string[] Train(string family, string output) =>
    [
        "talk", "train", "--family", family, "--video", footage.Value, "--persona", $"{output}/persona", "--minutes", "5", "--cache", Cache
    ];

    /// <summary>A minute of a face that speaks, by the shipped persona.</summary>
    private string MakeFootage() => Made("footage.mp4", "talk", "speak", "--persona", "grid-s1", "--audio", Speech);

    private string Made(string name, params string[] words)
    {
        string file = Path.Combine(folder.Path, name);
        if (!File.Exists(file))
        {
            using var program = RunningProgram.Start([.. words, words[0] == "talk" ? "-o" : "--out", file], Models);
            Assert.Equal((0, ""), program.WaitForEnd() is (0, _) ? (0, "") : (program.ExitCode, program.Said));
        }

        return file;
    }
}
