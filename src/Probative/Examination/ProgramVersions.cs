using System.Text;
using System.Text.RegularExpressions;
using Probative.Examination.Decoding;
using Probative.Examination.Metadata;
using Probative.Examination.Pictures;
using Probative.Examination.Writing;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Examination;

/// <summary>
/// The versions of the programs on this machine, asked in the sandbox: each once, when the first examination
/// needs it, and several at the same time. Null stands for one that is not there.
/// </summary>
internal sealed partial class ProgramVersions
{
    private readonly ISandbox _sandbox;
    private readonly CancellationToken _ct;
    private readonly List<(int Place, Problem Problem)> _missing = [];
    private readonly Lazy<Task<string?>> _exifTool;
    private readonly Lazy<Task<string?>> _ffmpeg;
    private readonly Lazy<Task<string?>> _heif;
    private readonly Lazy<Task<string?>> _tesseract;
    private readonly Lazy<Task<DecodingVersions?>> _decoding;

    /// <param name="sandbox">Where programs run.</param>
    /// <param name="ct">Ends the asking.</param>
    public ProgramVersions(ISandbox sandbox, CancellationToken ct)
    {
        _sandbox = sandbox;
        _ct = ct;
        _exifTool = Asked(0, ExifToolProgram.Path, "-ver", "libimage-exiftool-perl");
        _ffmpeg = Asked(1, FfmpegProgram.Path, "-version", "ffmpeg");
        _heif = Asked(2, StillDecoder.HeifConvertPath, "--help", "libheif-examples");
        _tesseract = Asked(
            3,
            TesseractProgram.Path,
            "--version",
            "tesseract-ocr tesseract-ocr-ukr tesseract-ocr-rus tesseract-ocr-eng");
        _decoding = new Lazy<Task<DecodingVersions?>>(() => Task.Run(AskDecodingAsync, ct));
    }

    public Task<string?> ExifTool => _exifTool.Value;

    public Task<string?> Ffmpeg => _ffmpeg.Value;

    /// <summary>Of libheif, as heif-convert tells it.</summary>
    public Task<string?> Heif => _heif.Value;

    public Task<string?> Tesseract => _tesseract.Value;

    public Task<DecodingVersions?> Decoding => _decoding.Value;

    /// <summary>Those that were asked for and are not there, always in the same order.</summary>
    public IReadOnlyList<Problem> Missing =>
        [.. _missing.OrderBy(missing => missing.Place).Select(missing => missing.Problem)];

    private Lazy<Task<string?>> Asked(int place, string path, string option, string package) =>
        new(() => Task.Run(() => AskAsync(place, path, option, package), _ct));

    private async Task<string?> AskAsync(int place, string path, string option, string package)
    {
        using var said = new MemoryStream();
        if (File.Exists(path))
        {
            var outcome = await _sandbox.RunAsync(
                new SandboxRun
                {
                    Program = new SandboxProgram { Path = path },
                    Arguments = _ => [option],
                    StandardOutput = said,
                },
                _ct);
            var text = Encoding.UTF8.GetString(said.GetBuffer(), 0, (int)said.Length) + outcome.Said;
            if (outcome.IsWell && VersionForm().Match(text) is { Success: true } match)
                return match.Groups[1].Value;
        }

        Miss(place, new Problem(
            "tool-missing",
            Path.GetFileName(path),
            $"{path} is not there, or does not start in the sandbox: what it examines is left out.",
            $"Install it: apt-get install {package}. The next run does what was left out."));
        return null;
    }

    private async Task<DecodingVersions?> AskDecodingAsync()
    {
        var missing = new List<Problem>();
        var found = await DecodingVersions.FindAsync(_sandbox, missing, _ct);
        foreach (var problem in missing) Miss(int.MaxValue, problem);
        return found;
    }

    private void Miss(int place, Problem problem)
    {
        lock (_missing) _missing.Add((place, problem));
    }

    // The first line of each: `12.57`, `ffmpeg version 5.1.9-0+deb12u1 Copyright ...`, `tesseract 5.3.0`,
    // ` heif-convert  libheif version: 1.15.1`.
    [GeneratedRegex(@"^ ?(?:[\w -]+? (?:version:? )?)?v?(\d[^\s]*)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();
}
