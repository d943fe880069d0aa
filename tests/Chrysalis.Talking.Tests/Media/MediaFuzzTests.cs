using System.Diagnostics;
using System.Globalization;
using Chrysalis.Foundation.Errors;
using Chrysalis.Talking.Inspection;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Media;

/// <summary>
/// Damaged files through what <c>speak</c> and <c>inspect</c> read with: each is read, or refused in one sentence, in bounded time and
/// memory. CHRYSALIS_FUZZ_CASES sets how many (default 40), CHRYSALIS_FUZZ_SEED where they begin, CHRYSALIS_FUZZ_SECONDS how long each may
/// take (default 60; 10 on a machine that does nothing else).
/// </summary>
public class MediaFuzzTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const long MostBytes = 3L << 30;

    // A hang lasts for ever; a machine under load makes anything slow.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(Setting("CHRYSALIS_FUZZ_SECONDS", 60));

    private static readonly (string Name, string Coding)[] Corpus =
    [
        ("a.mp4", "-c:v libx264 -c:a aac"), ("a.mov", "-c:v mpeg4 -c:a pcm_s16le"), ("a.mkv", "-c:v libx264 -c:a libopus"),
        ("a.webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libvorbis"), ("a.avi", "-c:v mpeg4 -c:a libmp3lame"),
        ("a.mpg", "-c:v mpeg1video -c:a mp2"), ("a.ts", "-c:v libx264 -c:a aac"), ("a.flv", "-c:v flv -c:a libmp3lame"),
        ("a.wmv", "-c:v wmv2 -c:a wmav2"), ("b.mkv", "-c:v libx265 -x265-params log-level=none -pix_fmt yuv420p10le "
            + "-color_trc arib-std-b67 -color_primaries bt2020 -colorspace bt2020nc -c:a flac"), ("a.gif", "-an"),
        ("a.png", "-an -frames:v 1"),
        ("a.jpg", "-an -frames:v 1"), ("a.webp", "-an -frames:v 1 -c:v libwebp"), ("b.webp", "-an -c:v libwebp_anim"),
        ("a.bmp", "-an -frames:v 1"), ("a.tiff", "-an -frames:v 1"), ("a.wav", "-vn"), ("f.wav", "-vn -c:a pcm_f32le -ac 2"),
        ("a.mp3", "-vn"),
        ("a.m4a", "-vn -c:a aac"), ("a.ogg", "-vn -c:a libvorbis"), ("a.opus", "-vn -c:a libopus"), ("a.flac", "-vn"), ("a.aiff", "-vn"),
    ];

    [Fact]
    public void Read_DamagedFiles_AreReadOrRefused()
    {
        int cases = Setting("CHRYSALIS_FUZZ_CASES", 40);
        int seed = Setting("CHRYSALIS_FUZZ_SEED", 1);
        const string source = "-f lavfi -i testsrc2=size=96x64:rate=25:duration=0.5 -f lavfi -i sine=sample_rate=44100:duration=1";
        byte[][] corpus = [.. Corpus.Select(one => File.ReadAllBytes(media.Make(one.Name, $"{source} {one.Coding}")))];
        int read = 0;
        for (int i = 0; i < cases; i++)
        {
            var draw = new Random(seed + i);
            int which = draw.Next(corpus.Length);
            string path = media.At("damaged" + Path.GetExtension(Corpus[which].Name));
            File.WriteAllBytes(path, Damaged(corpus[which], corpus[draw.Next(corpus.Length)], draw));
            try
            {
                // On a busy machine one slow reading tells nothing; a hang is slow again.
                if (!Within(path, ref read))
                    Assert.True(Within(path, ref read), $"took longer than {MostTime.TotalSeconds} s");
            }
            catch (Exception error)
            {
                Assert.Fail($"case {seed + i}, of {Corpus[which].Name}: {error}");
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{cases} damaged files: {read} readings gave something");

        // Beside other tests the process's memory is theirs too; the long run is alone.
        if (Environment.GetEnvironmentVariable("CHRYSALIS_FUZZ_CASES") is not null)
            Assert.InRange(Process.GetCurrentProcess().PeakWorkingSet64, 0, MostBytes);
    }

    private static bool Within(string path, ref int read)
    {
        Task<int> reading = Task.Run(() => Count(() => Look(path)) + Count(() => Listen(path)) + Count(() => CheckpointReport.Of(path)));
        if (!reading.Wait(MostTime))
            return false;
        read += reading.Result;
        return true;
    }

    private static void Look(string path)
    {
        using FootageSource source = FootageSource.FromFile(path, TestContext.Current.CancellationToken);
        for (int i = 0; i < 20 && source.Frames.At(i) is not null; i++)
        {
        }
    }

    private static void Listen(string path) => AudioReader.Read(path, 16000, TestContext.Current.CancellationToken);

    private static int Count(Action work)
    {
        try
        {
            work();
            return 1;
        }
        catch (ChrysalisException error)
        {
            Assert.DoesNotContain('\n', error.Message);
            return 0;
        }
    }

    private static byte[] Damaged(byte[] whole, byte[] other, Random draw)
    {
        byte[] bytes = [.. whole];
        for (int times = draw.Next(1, 4); times > 0 && bytes.Length > 16; times--)
        {
            int from = Place(bytes.Length, draw), to = Place(bytes.Length, draw);
            int length = Math.Min(1 << draw.Next(2, 10), bytes.Length - Math.Max(from, to));
            switch (draw.Next(7))
            {
                case 0:
                    bytes = bytes[..Math.Max(1, from)];
                    break;
                case 1:
                    for (int flips = draw.Next(1, 40); flips > 0; flips--)
                        bytes[Place(bytes.Length, draw)] ^= (byte)(1 << draw.Next(8));
                    break;
                case 2:
                    byte[] kept = bytes[from..(from + length)];
                    bytes.AsSpan(to, length).CopyTo(bytes.AsSpan(from));
                    kept.CopyTo(bytes.AsSpan(to));
                    break;
                case 3:
                    bytes.AsSpan(from, length).Fill((byte)(draw.Next(2) * 255));
                    break;
                case 4:
                    bytes = [.. bytes[..from], .. bytes[from..(from + length)], .. bytes[from..]];
                    break;
                case 5:
                    bytes = [.. bytes[..from], .. bytes[(from + length)..]];
                    break;
                default:
                    bytes = [.. bytes[..from], .. other[Math.Min(from, other.Length)..]];
                    break;
            }
        }

        return bytes;
    }

    // Half of the damage meets the head, where sizes and boxes are.
    private static int Place(int length, Random draw) => draw.Next(draw.Next(2) == 0 ? Math.Min(length, 512) : length);

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : usual;
}
