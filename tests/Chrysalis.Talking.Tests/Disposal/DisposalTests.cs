using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Families.AnyFace.Curves;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Families.AnyFace;
using Chrysalis.Talking.Tests.Families.AnyFace.Curves;
using Chrysalis.Talking.Tests.Media;
using Chrysalis.Talking.Tests.Speaking;
using Chrysalis.Talking.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Disposal;

public sealed class DisposalTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static readonly FeatureLayout Layout = FeatureLayout.Of("F32", [3, 2])!;
    private static readonly VideoEncoding Encoding = new();

    [Fact]
    public void PublicTypes_AfterDispose_RefuseEveryUse()
    {
        string sound = media.Make("disposal.wav", "-f lavfi -i sine=frequency=440:duration=1");
        var frame = new Frame(16, 16);
        var waveform = new Waveform(new float[1600], Waveform.SpeechRateHz);
        new DisposableTypes(typeof(Speaker).Assembly)
            .With(() => new Speaker(new FakeModel(new(25)), "fake"))
            .With(() => new FaceAnalyzer())
            .With(() => new SpokenShapes(SyntheticMouth.Basis, [1, 1, 1, 1], new ConstantNetworks(new float[4])), "Names", "Face")
            .With(() => LipSyncJudge.Open(), "Name")
            .With(() => new StageContext("mouth", 1, CPU, ScalarType.Float32).At(0, 0), "Number", "Fraction", "Draw")
            .With(() => FeatureFile.Open(Feature("small.feature", 2)), "Path", "Name", "Version", "Key", "Layout", "Count")
            .With(() => new FeatureWriter(media.At("given up.feature"), Header(), Layout), "Count")
            .With(() => AudioSource.Open(sound), "RateHz")
            .With(() => new VideoWriter(media.At("given up.mp4"), 16, 16, new(25), Encoding))
            .With(() => new CallbackSink(_ => { }), "NeedsSound")
            .With(() => new PictureFolderSink(media.At("pictures/%d.png")), "NeedsSound")
            .With(() => new RawVideoSink(Stream.Null), "NeedsSound")
            .With(() => new VideoFileSink(media.At("sink.mp4"), Encoding), "NeedsSound")
            .With(() => new MatroskaStreamSink(Stream.Null, "stream", Encoding), "NeedsSound")
            .With(() => new MannersWatcher())
            .With(() => new MouthDistance([]))
            .With<MouthSession>(() => new DeafSession())
            .Argument(frame)
            .Argument<IEnumerable<string>>([])
            .Argument(new VideoFormat(16, 16, new(25)))
            .Argument<ISpeechSource>(new WaveformSource(waveform))
            .Argument(waveform)
            .Argument(new SpeakRequest { Audio = sound, Output = media.At("out.mp4") })
            .RefuseEveryUse();
        Assert.DoesNotContain(Directory.GetFiles(media.Folder), path => Path.GetExtension(path) == ".mp4");
    }

    [Fact]
    public void Read_OfALargeMappedFileAfterDispose_IsRefused()
    {
        FeatureFile file = FeatureFile.Open(Feature("large.feature", 60_000));
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.Read<float>(0, 1));
    }

    /// <summary>What a reader gets is the file's, or the refusal; never freed memory.</summary>
    [Fact]
    public void Dispose_OfAMappedFileThatAnotherThreadReads_LetsTheReadEnd()
    {
        string path = Feature("read.feature", 60_000);
        for (int round = 0; round < 20; round++)
        {
            FeatureFile file = FeatureFile.Open(path);
            int read = 0;
            var reader = new Background(() =>
            {
                try
                {
                    for (int i = 0; ; i = (i + 7919) % 60_000, Volatile.Write(ref read, read + 1))
                        Assert.Equal(6f * i, file.Read<float>(i, 1)[0]);
                }
                catch (ObjectDisposedException)
                {
                    // It was disposed of between two reads.
                }
            });
            SpinWait.SpinUntil(() => Volatile.Read(ref read) > round || reader.IsCompleted);
            file.Dispose();
            reader.Join();
        }
    }

    [Fact]
    public void Analyze_DisposedOfBetweenFrames_StopsAtTheNext()
    {
        var analyzer = new FaceAnalyzer(new() { SmoothingRadius = 0, MostBridgedFrames = 0 });
        using IEnumerator<TrackedFace?> faces = analyzer
            .Analyze(Enumerable.Repeat(new Frame(64, 64), 5), FaceSelection.Largest, TestContext.Current.CancellationToken).GetEnumerator();
        Assert.True(faces.MoveNext());
        analyzer.Dispose();
        Assert.Throws<ObjectDisposedException>(() =>
        {
            while (faces.MoveNext())
                continue;
        });
    }

    [Theory]
    [InlineData(typeof(CallbackSink))]
    [InlineData(typeof(PictureFolderSink))]
    [InlineData(typeof(RawVideoSink))]
    [InlineData(typeof(VideoFileSink))]
    [InlineData(typeof(MatroskaStreamSink))]
    public void Sink_FrameBeforeBegin_IsRefusedByName(Type type)
    {
        using IFrameSink sink = Sink(type);
        Assert.Contains(
            $"{type.Name} has no video yet", Assert.Throws<InvalidOperationException>(() => sink.Write(new Frame(16, 16))).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(sink.Complete);
    }

    private IFrameSink Sink(Type type) => type.Name switch
    {
        nameof(CallbackSink) => new CallbackSink(_ => { }),
        nameof(PictureFolderSink) => new PictureFolderSink(media.At("early/%d.png")),
        nameof(RawVideoSink) => new RawVideoSink(Stream.Null),
        nameof(VideoFileSink) => new VideoFileSink(media.At("early.mp4"), Encoding),
        _ => new MatroskaStreamSink(Stream.Null, "stream", Encoding),
    };

    private static FeatureHeader Header() => new()
    {
        Name = "counts", Version = 3, Settings = "", Saw = "nothing", Analyzer = "", Element = "F32", Shape = [3, 2], Count = 0,
    };

    private string Feature(string name, int records)
    {
        using var file = new FeatureWriter(media.At(name), Header(), Layout);
        file.Write<float>([.. Enumerable.Range(0, records * 6).Select(value => (float)value)]);
        file.Complete();
        return media.At(name);
    }

    private sealed class DeafSession() : MouthSession(1)
    {
        protected override void Hear(Waveform speech)
        {
        }

        protected override IReadOnlyList<Frame> Paint(CropBatch batch) => [];
    }
}
