namespace Chrysalis.Talking.Media.Streams;

/// <summary>
/// The formats that are opened, by ffmpeg's names: recordings and pictures that hold their own pictures and sound. What names other
/// files or addresses (playlists, lists, manifests, numbered series), draws text, or opens a device is not among them, whatever
/// a file is called.
/// </summary>
internal static class ContainerFormats
{
    private static readonly string[] Videos =
    [
        "mov", "matroska", "avi", "mpeg", "mpegts", "mpegvideo", "mpegtsraw", "m4v", "h261", "h263", "h264", "hevc", "vvc", "obu", "av1",
        "ivf", "flv", "live_flv", "asf", "asf_o", "mxf", "mxf_d10", "gxf", "nut", "dv", "wtv", "rm", "ogg", "webm", "yuv4mpegpipe", "mjpeg",
        "mjpeg_2000", "vc1", "dirac", "dnxhd", "cavsvideo", "3dostr", "smk", "bink", "roq", "fli", "amv", "nuv", "swf", "pva", "lvf"
    ];

    private static readonly string[] Sounds =
    [
        "wav", "w64", "mp3", "aac", "flac", "aiff", "caf", "amr", "amrnb", "amrwb", "ac3", "ac4", "eac3", "dts", "dtshd", "truehd", "mlp",
        "wv", "tta", "ape", "au", "mpc", "mpc8", "tak", "shn", "voc", "sox", "gsm", "loas", "latm", "spdif", "aa", "aax", "dsf", "iff",
        "oma", "qcp", "rso", "sbc", "aptx", "aptx_hd", "bonk", "osq", "daud", "nistsphere", "ircam", "pvf", "xwma", "adp", "ast", "g729",
        "bit", "lc3"
    ];

    private static readonly string[] Pictures =
    [
        "gif", "apng", "png_pipe", "jpeg_pipe", "mjpeg_pipe", "bmp_pipe", "webp_pipe", "tiff_pipe", "pam_pipe", "pbm_pipe", "pgm_pipe",
        "pgmyuv_pipe", "ppm_pipe", "pfm_pipe", "phm_pipe", "psd_pipe", "j2k_pipe", "jpegls_pipe", "jpegxl_pipe", "jpegxl_anim", "exr_pipe",
        "dpx_pipe", "hdr_pipe", "qoi_pipe", "sgi_pipe", "sunrast_pipe", "pcx_pipe", "dds_pipe", "xbm_pipe", "xpm_pipe", "xwd_pipe",
        "gem_pipe", "pictor_pipe", "photocd_pipe", "cri_pipe", "vbn_pipe", "ico", "avif", "heif"
    ];

    /// <summary>ffmpeg's options.</summary>
    public static string[] Options { get; } = ["-format_whitelist", string.Join(',', [.. Videos, .. Sounds, .. Pictures])];

    /// <summary>Formats of a single picture.</summary>
    public static bool IsPicture(string format) =>
        format.EndsWith("_pipe", StringComparison.Ordinal) || format is "ico" or "avif" or "heif";
}
