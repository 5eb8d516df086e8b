using System.Globalization;
using System.Text.RegularExpressions;
using Probative.Formats.Types;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Pictures;

/// <summary>
/// A program that decodes the first picture of a file, in the sandbox, as it is stored: an orientation that
/// metadata state is not applied; one that is part of the picture's coding (HEIF) is.
/// </summary>
public sealed partial class StillDecoder
{
    /// <summary>Where Debian has it.</summary>
    internal const string HeifConvertPath = "/usr/bin/heif-convert";

    // What the pictures of a phone need, uncompressed, beside the same as PNG.
    private const long HeifTemporaryBytes = 512L * 1024 * 1024;

    // The program chooses the format by the name of what it writes. Of several pictures it numbers the names
    // from 1.
    private const string HeifScript =
        "\"$0\" --quiet \"$1\" \"$TMPDIR/p.png\" >&2 || exit; shift; cd \"$TMPDIR\" || exit; "
        + "[ -f p.png ] || mv p-1.png p.png || exit; exec \"$@\"";

    private static readonly string[] s_ffmpegOptions =
    [
        "-nostdin", "-v", "error", "-threads", "1", "-noautorotate", "-max_pixels",
        FfmpegProgram.PixelsMax.ToString(CultureInfo.InvariantCulture), "-i", "ITEM", "-map", "0:v:0",
        "-frames:v", "1", "-f", "image2pipe", "-c:v", "ppm", "pipe:1",
    ];

    private readonly HashSet<string> _mediaTypes;
    private readonly SandboxProgram _program;
    private readonly SandboxLimits _limits;

    private StillDecoder(
        string name, string path, IReadOnlyList<string> options, SandboxLimits limits, string[] mediaTypes)
    {
        Name = name;
        Options = options;
        _program = new SandboxProgram { Path = path };
        _limits = limits;
        _mediaTypes = new HashSet<string>(mediaTypes, StringComparer.Ordinal);
    }

    /// <summary>Most pictures, and the frames of videos.</summary>
    public static StillDecoder Ffmpeg { get; } = new(
        "ffmpeg",
        FfmpegProgram.Path,
        s_ffmpegOptions,
        new SandboxLimits(),
        [
            "image/jpeg", "image/png", "image/apng", "image/gif", "image/webp", "image/tiff", "image/bmp",
            "image/avif", "image/x-portable-anymap", "image/x-portable-pixmap", "image/x-portable-graymap",
            "image/jp2", "image/vnd.adobe.photoshop", "image/x-tga", "image/x-icon",
            "image/vnd.microsoft.icon",
        ]);

    /// <summary>
    /// The pictures of phones, whose parts the ffmpeg of Debian 12 does not put together: by way of a PNG.
    /// </summary>
    public static StillDecoder Heif { get; } = new(
        "heif-convert",
        "/usr/bin/sh",
        [
            "-c", HeifScript, HeifConvertPath, "ITEM", FfmpegProgram.Path,
            .. s_ffmpegOptions.Select(option => option == "ITEM" ? "p.png" : option),
        ],
        new SandboxLimits
        {
            MayStartProcesses = true,
            TemporaryBytes = HeifTemporaryBytes,
            FileBytes = HeifTemporaryBytes,
        },
        ["image/heic", "image/heif"]);

    public static IReadOnlyList<StillDecoder> All { get; } = [Ffmpeg, Heif];

    /// <summary>The program in the words of messages.</summary>
    public string Name { get; }

    /// <summary>What it is told; ITEM stands for the file's place.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>The one that reads bytes of this type; null where none does.</summary>
    public static StillDecoder? For(TypeReport type) => All.FirstOrDefault(decoder => decoder.Reads(type));

    /// <summary>True for the pictures that it decodes.</summary>
    public bool Reads(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Finding.Type is { Family: TypeFamily.Picture, MediaType: var media }
            && _mediaTypes.Contains(media);
    }

    /// <summary>Its programs as the record names them; null where one is not there.</summary>
    internal async Task<IReadOnlyList<string>?> ToolsAsync(ProgramVersions versions)
    {
        if (await versions.Ffmpeg is not { } ffmpeg) return null;
        if (this == Ffmpeg) return [$"ffmpeg {ffmpeg}"];
        return await versions.Heif is { } heif ? [$"libheif {heif}", $"ffmpeg {ffmpeg}"] : null;
    }

    /// <summary>The picture, and what the program complained of; or why there is none.</summary>
    public async Task<Still> DecodeAsync(
        ISandbox sandbox, string file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        PixelFrame? decoded = null;
        await using var sink = new PixelSink(
            FfmpegProgram.PixelsMax, frame => decoded ??= frame with { Rgb = frame.Rgb.ToArray() });
        var outcome = await sandbox.RunAsync(
            new SandboxRun
            {
                Program = _program,
                Arguments = paths =>
                    [.. Options.Select(option => option == "ITEM" ? paths.Item(0) : option)],
                Items = [file],
                StandardOutput = sink,
                Limits = _limits with
                {
                    StandardOutputBytes = 3 * FfmpegProgram.PixelsMax + 64,
                    MemoryBytes = 3L * 1024 * 1024 * 1024,
                },
            },
            ct);
        var said = SandboxFailure.Plain(outcome.Said) is { Length: > 0 } words ? words : null;
        if (decoded is not null) return new Still(decoded, null, said);
        if (sink.IsTooLarge || IsRefusedAsTooLarge(outcome.Said))
        {
            return new Still(null, new ExaminationOutcome.Failed(
                "picture-too-large",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The picture has more pixels than are decoded here: {FfmpegProgram.PixelsMax:N0}.")),
                said);
        }

        return new Still(
            null,
            outcome.IsWell
                ? new ExaminationOutcome.Failed("picture-empty", $"{Name} gave no picture.")
                : SandboxFailure.Of(Name, outcome),
            said);
    }

    /// <summary>The program reads the size before it makes room, and says what it refused.</summary>
    private static bool IsRefusedAsTooLarge(string said) =>
        RefusedSize().Match(said) is { Success: true } size
        && long.TryParse(size.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var width)
        && long.TryParse(size.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var height)
        && (decimal)width * height > FfmpegProgram.PixelsMax;

    [GeneratedRegex("Picture size ([0-9]+)x([0-9]+) is invalid", RegexOptions.CultureInvariant)]
    private static partial Regex RefusedSize();
}
