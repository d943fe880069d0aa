namespace Chrysalis.Cli.Tests.Talk.Speak;

public sealed class SpeakCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Give only one of --face-select", "--face", "left", "--face-index", "1")]
    [InlineData("Give only one of --face-select", "--face", "left", "--face-select", "largest")]
    [InlineData("--face takes one photo or video, not 2", "--face", "a.mp4", "--face", "b.mp4")]
    [InlineData("'a.mp4' does not exist", "--face", "a.mp4", "--face", "left")]
    [InlineData("Unknown face selection 'rigth'.", "--face-select", "rigth")]
    [InlineData("--face-index takes a number from 0", "--face-index", "-1")]
    [InlineData("Unknown sync mode 'bonce'. Did you mean 'bounce'?", "--sync-mode", "bonce")]
    [InlineData("--preview takes a length of time", "--preview", "soon")]
    [InlineData("--crf takes a number from 0 to 51, not 52", "--crf", "52")]
    [InlineData("--fps takes frames a second", "--fps", "0")]
    [InlineData(
        "--pads takes four whole numbers of pixels from -1000 to 10000, TOP BOTTOM LEFT RIGHT, not '0 10 0'.", "--pads", "0", "10", "0")]
    [InlineData("--pads takes four whole numbers", "--pads", "0", "ten", "0", "0")]
    [InlineData("--box takes TOP BOTTOM LEFT RIGHT with the bottom below the top", "--box", "100", "20", "0", "90")]
    [InlineData("--crop takes four whole numbers of pixels from -1", "--crop", "0", "-2", "0", "-1")]
    [InlineData("--resize-factor takes a number from 1 to 16, not 0", "--resize-factor", "0")]
    [InlineData("--out-height takes an even number, not 481", "--out-height", "481")]
    [InlineData("Unknown mask 'chin'", "--mask", "chin")]
    [InlineData("Unknown colour match 'maybe'", "--colour-match", "maybe")]
    [InlineData("--pose takes idle, still, an amount from 0 to 2, a video or a JSON file of poses; 'idel' is none", "--pose", "idel")]
    [InlineData("--pose takes a number from 0 to 2, not 3", "--pose", "3")]
    [InlineData("--pose takes a number from 0 to 2, not -1", "--pose", "-1")]
    [InlineData("--still is --pose still and excludes --pose idle", "--still", "--pose", "idle")]
    [InlineData("--yaw takes degrees from -60 to 60 such as -8, or seconds:degrees such as 0:0,2:15,4:-15 with rising times; "
        + "'0:0,2' has '2' where seconds:degrees should stand (a comma parts points, not decimals).", "--yaw", "0:0,2")]
    [InlineData("--pitch takes degrees from -60 to 60", "--pitch", "down")]
    [InlineData("--roll takes degrees from -60 to 60", "--roll", "-75")]
    [InlineData(
        "'no such persona' is not a persona folder", "--persona", "no such persona", "--pose", "IDLE", "--yaw", "-8", "--pitch",
        "0:0,2:15,4:-15", "--roll", "2.5")]
    [InlineData("'no such persona' is not a persona folder", "--persona", "no such persona", "--pose", "0.5")]
    [InlineData("'no such persona' is not a persona folder", "--persona", "no such persona", "--still", "--pose", "still")]
    [InlineData("--sharpen takes auto, off or an amount from 0 to 2, not '3'", "--sharpen", "3")]
    [InlineData(
        "'no such persona' is not a persona folder", "--persona", "no such persona", "--crop", "0", "-1", "0", "-1", "--box", "-1", "-1",
        "-1", "-1", "--pads", "-5", "20", "0", "0", "--static", "--nosmooth", "--rotate", "--mouth-only", "--sharpen", "0.5")]
    [InlineData("--background takes white, black, grey, green, blue or #RRGGBB, not 'whitish'", "--background", "whitish")]
    [InlineData("--persona and --family exclude each other", "--persona", "p", "--family", "autoencoder")]
    [InlineData("'no such persona' is not a persona folder", "--persona", "no such persona")]
    [InlineData("Unknown family 'autocoder'. Did you mean 'autoencoder'?", "--family", "autocoder")]
    [InlineData("Folder '/' holds no persona.json", "--persona", "/")]
    public void Run_BadOption_IsRefusedInOneSentence(string sentence, params string[] options)
    {
        string output = Path.Combine(folder.Path, "new", "x.mp4");

        string refusal = ProgramRun.Of(["talk", "speak", "--audio", folder.File("a.wav"), "-o", output, .. options]).Refused();

        Assert.StartsWith(sentence, refusal, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(output)));
    }

    /// <summary>The persona is none: it would be refused instead, were it loaded first.</summary>
    [Theory]
    [InlineData("A video named .mov does not hold vp9: name it .mp4 or .mkv or .webm, or take the codec h264", "x.mov", "vp9")]
    [InlineData("WebM holds VP9 and AV1, not 'h264'", "x.webm", "h264")]
    [InlineData("Unknown codec 'h246'. Did you mean 'h264'?", "x.mp4", "h246")]
    [InlineData("Unknown codec 'h246'. Did you mean 'h264'?", "-", "h246")]
    [InlineData("'%F/x.avi' does not end in a video type this program writes", "x.avi", "h264")]
    [InlineData("'%F/x%y.png' does not number pictures", "x%y.png", "h264")]
    public void Run_OutputThatCannotBe_IsRefusedBeforeThePersonaIsLoaded(string sentence, string name, string codec)
    {
        string output = name == "-" ? name : Path.Combine(folder.Path, "new", name);

        string refusal = ProgramRun.Of(
            "talk", "speak", "--persona", NoPersona(), "--audio", folder.File("a.wav"), "-o", output, "--codec", codec).Refused();

        Assert.StartsWith(
            sentence.Replace("%F", Path.Combine(folder.Path, "new"), StringComparison.Ordinal), refusal, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "new")));
    }

    [Theory]
    [InlineData("speak", "-o", "x.mp4")]
    [InlineData("shapes", "-o", "x.json")]
    public void Run_SoundWithoutNumbers_IsRefusedBeforeThePersonaIsLoaded(string command, params string[] options)
    {
        string sound = Path.Combine(folder.Path, "nan.wav");
        File.WriteAllBytes(sound, NotANumber());

        string refusal = ProgramRun.Of(["talk", command, "--persona", NoPersona(), "--audio", sound, .. options]).Refused();

        Assert.StartsWith($"The sound of '{sound}' holds samples that are none (NaN", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OtherSoundOfAnEvaluationWithoutNumbers_IsRefusedAtOnce()
    {
        string sound = Path.Combine(folder.Path, "nan.wav");
        File.WriteAllBytes(sound, NotANumber());
        string video = folder.File("no video.mp4");

        string refusal = ProgramRun.Of(
            "talk", "evaluate", "--reference", video, "--generated", video, "--other-audio", sound).Refused();

        Assert.StartsWith($"The sound of '{sound}' holds samples that are none (NaN", refusal, StringComparison.Ordinal);
    }

    private string NoPersona() => Path.GetDirectoryName(folder.File(Path.Combine("persona", "persona.json"), "no JSON"))!;

    // A second of 32-bit floating-point WAV (format 3), one channel at 16 kHz; its second half is NaN.
    private static byte[] NotANumber()
    {
        const int Rate = 16000;
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("RIFF"u8);
        writer.Write(36 + (Rate * sizeof(float)));
        writer.Write("WAVEfmt "u8);
        foreach (int field in (int[])[16, (1 << 16) | 3, Rate, Rate * sizeof(float), (32 << 16) | sizeof(float)])
            writer.Write(field);
        writer.Write("data"u8);
        writer.Write(Rate * sizeof(float));
        for (int i = 0; i < Rate; i++)
            writer.Write(i < Rate / 2 ? 0 : float.NaN);
        return bytes.ToArray();
    }

    [Theory]
    [InlineData("The output has no name", "")]
    [InlineData("The output has no name", " ")]
    public void Run_OutputWithoutAName_IsRefused(string sentence, string output) => Assert.StartsWith(
        sentence, ProgramRun.Of("talk", "speak", "--audio", folder.File("a.wav"), "-o", output).Refused(), StringComparison.Ordinal);

    [Theory]
    [InlineData("The output '' is no file name: name a file.", "")]
    [InlineData("The output '.' is a folder", ".")]
    [InlineData("The output '..' is a folder", "..")]
    public void Run_ExportIntoNoFile_IsRefused(string sentence, string output) => Assert.StartsWith(
        sentence, ProgramRun.Of("talk", "export", "--persona", "wav2lip-grid", "-o", output).Refused(), StringComparison.Ordinal);
}
