using Chrysalis.Reports.Pictures;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>A contact sheet: what the camera saw above, what was rendered below, at the same moments.</summary>
internal sealed class HeadSheet
{
    private const int Clips = 3, Moments = 6, FirstFrame = 12, EveryFrames = 9, CellPx = 200;
    private readonly ContactSheet sheet = new(CellPx);
    private int rows;

    /// <summary>Adds a clip, while there is room.</summary>
    public void Add(HeadClipStudy study)
    {
        if (rows++ >= Clips)
            return;
        AddRow($"{study.Name}, real", study.Real);
        AddRow($"{study.Name}, rendered", study.Spoken);
        AddRow($"{study.Name}, in its light", study.Lit);
    }

    /// <summary>Writes it.</summary>
    public void Save(string path) => File.WriteAllBytes(path, sheet.ToPng());

    private void AddRow(string label, IReadOnlyList<Frame> frames)
    {
        sheet.AddRow(label);
        for (int i = 0; i < Moments; i++)
        {
            Frame frame = frames[Math.Min(FirstFrame + i * EveryFrames, frames.Count - 1)];
            sheet.Add(frame.Rgb, frame.Width, frame.Height);
        }
    }
}
