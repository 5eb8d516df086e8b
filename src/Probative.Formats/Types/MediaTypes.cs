using static Probative.Formats.Types.TypeFamily;

namespace Probative.Formats.Types;

/// <summary>Video and sound, with the endings that their writers use.</summary>
internal static class MediaTypes
{
    public static readonly FileType Mp4 = Moving(
        "video/mp4", "MP4 video", "mp4 m4v mp4v m4s mpg4 lrv f4v insv");
    public static readonly FileType QuickTime = Moving("video/quicktime", "QuickTime video", "mov qt");
    public static readonly FileType ThreeGp = Moving("video/3gpp", "3GPP video", "3gp 3gpp 3g2 3gp2");
    public static readonly FileType Matroska = Moving(
        "video/x-matroska", "Matroska video", "mkv mka mks mk3d");
    public static readonly FileType WebM = Moving("video/webm", "WebM video", "webm weba");
    public static readonly FileType Avi = Moving("video/x-msvideo", "AVI video", "avi divx");
    public static readonly FileType Transport = Moving(
        "video/mp2t", "MPEG transport stream", "ts mts m2ts m2t tts trp tod");
    public static readonly FileType Program = Moving(
        "video/mpeg", "MPEG program stream", "mpg mpeg vob mod m2p ps evo");
    public static readonly FileType MpegVideo = Moving(
        "video/mpeg", "MPEG video stream", "mpg mpeg m1v m2v mpv");
    public static readonly FileType Avc = Moving("video/h264", "H.264 stream", "h264 264 avc jsv");
    public static readonly FileType Hevc = Moving("video/h265", "H.265 stream", "h265 265 hevc");
    public static readonly FileType Flv = Moving("video/x-flv", "Flash video", "flv");
    public static readonly FileType Asf = Moving("video/x-ms-asf", "Windows media", "asf wmv wma");
    public static readonly FileType OggVideo = Moving("video/ogg", "Ogg video", "ogv ogg ogm");
    public static readonly FileType Mxf = Moving("application/mxf", "MXF video", "mxf");
    public static readonly FileType Real = Moving(
        "application/vnd.rn-realmedia", "RealMedia", "rm rmvb ra ram");
    public static readonly FileType Flash = Moving("application/vnd.adobe.flash.movie", "Flash movie", "swf");
    public static readonly FileType Ivf = Moving("video/x-ivf", "IVF video", "ivf");

    public static readonly FileType M4a = Heard("audio/mp4", "MPEG-4 sound", "m4a m4b m4p m4r mp4 aax");
    public static readonly FileType Wav = Heard("audio/vnd.wave", "WAV sound", "wav wave bwf rf64");
    public static readonly FileType Ogg = Heard("audio/ogg", "Ogg sound", "ogg oga spx");
    public static readonly FileType Opus = Heard("audio/ogg; codecs=opus", "Opus sound", "opus ogg oga");
    public static readonly FileType Flac = Heard("audio/flac", "FLAC sound", "flac fla");
    public static readonly FileType Mp3 = Heard("audio/mpeg", "MP3 sound", "mp3 mp2 mp1 mpga");
    public static readonly FileType Tagged = Heard(
        "audio/x-id3", "sound with an ID3 tag", "mp3 mp2 aac mpc ape flac tta");
    public static readonly FileType Aac = Heard("audio/aac", "AAC sound", "aac adts");
    public static readonly FileType Amr = Heard("audio/amr", "AMR sound", "amr awb 3ga");
    public static readonly FileType Aiff = Heard("audio/aiff", "AIFF sound", "aif aiff aifc");
    public static readonly FileType Caf = Heard("audio/x-caf", "Core Audio sound", "caf");
    public static readonly FileType Au = Heard("audio/basic", "AU sound", "au snd");
    public static readonly FileType Midi = Heard("audio/midi", "MIDI music", "mid midi kar rmi");
    public static readonly FileType Monkey = Heard("audio/x-ape", "Monkey's Audio sound", "ape");
    public static readonly FileType Musepack = Heard("audio/x-musepack", "Musepack sound", "mpc mp+");
    public static readonly FileType WavPack = Heard("audio/x-wavpack", "WavPack sound", "wv");
    public static readonly FileType RealSound = Heard("audio/vnd.rn-realaudio", "RealAudio sound", "ra ram");
    public static readonly FileType Silk = Heard("audio/silk", "SILK sound", "silk slk");

    /// <summary>All of them, in the order above.</summary>
    public static IReadOnlyList<FileType> All =>
    [
        Mp4, QuickTime, ThreeGp, Matroska, WebM, Avi, Transport, Program, MpegVideo, Avc, Hevc, Flv,
        Asf, OggVideo, Mxf, Real, Flash, Ivf, M4a, Wav, Ogg, Opus, Flac, Mp3, Tagged, Aac, Amr, Aiff, Caf, Au,
        Midi, Monkey, Musepack, WavPack, RealSound, Silk,
    ];

    private static FileType Moving(string media, string name, string extensions) =>
        new(media, name, Video, extensions.Split(' '));

    private static FileType Heard(string media, string name, string extensions) =>
        new(media, name, Sound, extensions.Split(' '));
}
